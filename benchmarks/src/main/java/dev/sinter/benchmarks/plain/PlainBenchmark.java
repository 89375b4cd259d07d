package dev.sinter.benchmarks.plain;

import dev.sinter.benchmarks.engine.Engine;
import dev.sinter.benchmarks.measure.EngineBenchmark;

/** Plain loops under the clock. */
public class PlainBenchmark extends EngineBenchmark {
    @Override
    protected Engine engine() {
        return new PlainJava();
    }
}
