package dev.sinter.benchmarks.deeplearning4j;

import dev.sinter.benchmarks.engine.Engine;
import dev.sinter.benchmarks.measure.EngineBenchmark;

/** Deeplearning4j under the clock. */
public class Deeplearning4jBenchmark extends EngineBenchmark {
    @Override
    protected Engine engine() {
        return new Deeplearning4j();
    }
}
