package dev.sinter.benchmarks.tensorflow;

import dev.sinter.benchmarks.engine.Engine;
import dev.sinter.benchmarks.measure.EngineBenchmark;

/** TensorFlow under the clock. */
public class TensorFlowBenchmark extends EngineBenchmark {
    @Override
    protected Engine engine() {
        return new TensorFlow();
    }
}
