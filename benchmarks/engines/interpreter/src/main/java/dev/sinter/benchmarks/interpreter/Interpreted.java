package dev.sinter.benchmarks.interpreter;

import dev.sinter.benchmarks.engine.Engine;
import dev.sinter.benchmarks.engine.Learner;
import dev.sinter.benchmarks.engine.Predictor;
import dev.sinter.benchmarks.work.Batch;
import dev.sinter.benchmarks.work.Network;
import dev.sinter.benchmarks.work.Optimizer;
import dev.sinter.benchmarks.work.Weights;
import dev.sinter.benchmarks.work.Workload;
import dev.sinter.compiler.Compilation;
import dev.sinter.compiler.Compiler;
import dev.sinter.ir.eval.Inputs;
import dev.sinter.ir.eval.Interpreter;
import dev.sinter.ir.eval.Results;
import dev.sinter.ir.eval.Tensor;
import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.op.Store;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.TensorSpec;
import dev.sinter.runtime.TrainingSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The meaning of our models, node by node: what the generated classes save. */
public final class Interpreted implements Engine {
    private final Path models;

    /** @param models the folder of the model files */
    public Interpreted(Path models) {
        this.models = models;
    }

    @Override
    public Predictor predictor(Workload.Predict workload, Weights weights, int threads) {
        Engine.single("the interpreter", threads);
        Compilation model = compiled(workload.network());
        Inputs stored = stored(model.spec(), weights);
        Graph graph = model.training().get(ModelSpec.PREDICT);
        return new Predicting(graph, stored, x(model.spec()), workload.batch());
    }

    @Override
    public Learner learner(Workload.Train workload, Weights weights, int threads) {
        Engine.single("the interpreter", threads);
        Compilation model = compiled(workload.network());
        boolean adam = workload.optimizer() instanceof Optimizer.Adam;
        List<TrainingSpec> trainings = model.spec().trainings();
        TrainingSpec training = trainings.get(adam ? trainings.size() - 1 : 0);
        return new Learning(model, training, stored(model.spec(), weights), workload.batch());
    }

    private Compilation compiled(Network network) {
        return Compiler.compile(models.resolve(network.model() + ".model"), Map.of(), _ -> {})
                .get(0);
    }

    private static Inputs stored(ModelSpec spec, Weights weights) {
        Inputs stored = Inputs.NONE;
        for (int i = 0; i < weights.arrays().size(); i++) {
            TensorSpec weight = spec.weights().specs().get(i);
            Tensor value = tensor(weight, 0, weights.arrays().get(i));
            stored = stored.with(Store.WEIGHTS, weight.name(), value);
        }
        return stored;
    }

    private static TensorSpec x(ModelSpec spec) {
        return spec.programs().get(ModelSpec.PREDICT).inputs().get(0);
    }

    private static Tensor tensor(TensorSpec spec, int batch, float[] values) {
        return Tensor.of(IntStream.of(spec.shape(batch)).boxed().toList(), values);
    }

    private record Predicting(Graph graph, Inputs stored, TensorSpec input, int batch) implements Predictor {
        @Override
        public void predict(float[] x, float[] y) {
            Inputs inputs = stored.with(input.name(), tensor(input, batch, x));
            float[] found = Interpreter.run(graph, inputs, batch).output("y").floats();
            System.arraycopy(found, 0, y, 0, y.length);
        }

        @Override
        public void close() {}
    }

    private static final class Learning implements Learner {
        private final ModelSpec spec;
        private final Graph graph;
        private final TensorSpec target;
        private final int batch;
        private Inputs stored;
        private long step;

        Learning(Compilation model, TrainingSpec training, Inputs weights, int batch) {
            this.spec = model.spec();
            this.batch = batch;
            List<Graph> graphs = model.training();
            graph = graphs.get(training.step());
            target = spec.programs().get(training.step()).inputs().get(1);
            stored = weights.with(Interpreter.run(graphs.get(training.start()), weights, 0));
        }

        @Override
        public void step(Batch samples) {
            Inputs inputs = stored.step(step)
                    .with(x(spec).name(), tensor(x(spec), batch, samples.x()))
                    .with(target.name(), tensor(target, batch, samples.target()));
            Results results = Interpreter.run(graph, inputs, batch);
            stored = stored.with(results);
            step++;
        }

        @Override
        public Weights weights() {
            Map<String, Tensor> values = stored.stored().get(Store.WEIGHTS);
            return new Weights(spec.weights().specs().stream()
                    .map(weight -> values.get(weight.name()).floats())
                    .toList());
        }

        @Override
        public void close() {}
    }
}
