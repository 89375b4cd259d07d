package dev.sinter.benchmarks.blas;

import dev.sinter.benchmarks.engine.Engine;
import dev.sinter.benchmarks.measure.EngineBenchmark;

/** OpenBLAS under the clock. */
public class OpenBlasBenchmark extends EngineBenchmark {
    @Override
    protected Engine engine() {
        return new OpenBlas();
    }
}
