package dev.sinter.benchmarks.pytorch;

import dev.sinter.benchmarks.engine.Engine;
import dev.sinter.benchmarks.measure.EngineBenchmark;

/** PyTorch under the clock. */
public class PyTorchBenchmark extends EngineBenchmark {
    @Override
    protected Engine engine() {
        return new PyTorch();
    }
}
