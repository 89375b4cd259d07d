package dev.sinter.benchmarks.djl;

import dev.sinter.benchmarks.engine.Engine;
import dev.sinter.benchmarks.measure.EngineBenchmark;

/** DJL under the clock. */
public class DjlBenchmark extends EngineBenchmark {
    @Override
    protected Engine engine() {
        return new Djl();
    }
}
