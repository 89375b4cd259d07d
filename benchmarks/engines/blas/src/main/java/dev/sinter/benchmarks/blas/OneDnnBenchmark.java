package dev.sinter.benchmarks.blas;

import dev.sinter.benchmarks.engine.Engine;
import dev.sinter.benchmarks.measure.EngineBenchmark;

/** oneDNN under the clock. */
public class OneDnnBenchmark extends EngineBenchmark {
    @Override
    protected Engine engine() {
        return new OneDnn();
    }
}
