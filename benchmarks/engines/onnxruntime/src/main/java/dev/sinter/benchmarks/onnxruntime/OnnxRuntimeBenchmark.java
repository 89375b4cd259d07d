package dev.sinter.benchmarks.onnxruntime;

import dev.sinter.benchmarks.engine.Engine;
import dev.sinter.benchmarks.measure.EngineBenchmark;

/** ONNX Runtime under the clock. */
public class OnnxRuntimeBenchmark extends EngineBenchmark {
    @Override
    protected Engine engine() {
        return new OnnxRuntime();
    }
}
