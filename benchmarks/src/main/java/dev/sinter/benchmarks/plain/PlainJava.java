package dev.sinter.benchmarks.plain;

import dev.sinter.benchmarks.engine.Engine;
import dev.sinter.benchmarks.engine.Learner;
import dev.sinter.benchmarks.engine.Predictor;
import dev.sinter.benchmarks.work.Batch;
import dev.sinter.benchmarks.work.Optimizer;
import dev.sinter.benchmarks.work.Weights;
import dev.sinter.benchmarks.work.Workload;
import java.util.List;

/** Loops over arrays, as a Java developer writes them who knows what the JIT compiler likes; what every other engine must agree with. */
public final class PlainJava implements Engine {
    @Override
    public Predictor predictor(Workload.Predict workload, Weights weights, int threads) {
        Engine.single("Plain Java", threads);
        return new Predicting(
                new PlainNetwork(workload.network(), weights),
                workload.network().input().size());
    }

    @Override
    public Learner learner(Workload.Train workload, Weights weights, int threads) {
        Engine.single("Plain Java", threads);
        return new Learning(workload, new PlainNetwork(workload.network(), weights));
    }

    private record Predicting(PlainNetwork network, int inputs) implements Predictor {
        @Override
        public void predict(float[] x, float[] y) {
            int samples = x.length / inputs;
            int n = y.length / samples;
            for (int s = 0; s < samples; s++) {
                System.arraycopy(network.forward(x, s * inputs), 0, y, s * n, n);
            }
        }

        @Override
        public void close() {}
    }

    private static final class Learning implements Learner {
        private final PlainNetwork network;
        private final Optimizer optimizer;
        private final List<Parameter> parameters;
        private final int samples;
        private final int inputs;
        private final int outputs;
        private int step;

        Learning(Workload.Train workload, PlainNetwork network) {
            this.network = network;
            this.optimizer = workload.optimizer();
            this.samples = workload.batch();
            this.inputs = workload.network().input().size();
            this.outputs = workload.network().outputs();
            this.parameters = network.layers().stream()
                    .flatMap(layer -> layer.parameters().stream())
                    .toList();
        }

        @Override
        public void step(Batch batch) {
            for (int s = 0; s < samples; s++) {
                network.forward(batch.x(), s * inputs);
                network.backward(batch.target(), s * outputs, samples);
            }
            step++;
            for (Parameter parameter : parameters) {
                parameter.update(optimizer, step);
            }
        }

        @Override
        public Weights weights() {
            return new Weights(parameters.stream().map(Parameter::values).toList());
        }

        @Override
        public void close() {}
    }
}
