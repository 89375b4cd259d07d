package dev.sinter.benchmarks.sinter;

import dev.sinter.benchmarks.engine.Engine;
import dev.sinter.benchmarks.engine.Learner;
import dev.sinter.benchmarks.engine.Predictor;
import dev.sinter.benchmarks.work.Batch;
import dev.sinter.benchmarks.work.Optimizer;
import dev.sinter.benchmarks.work.Weights;
import dev.sinter.benchmarks.work.Workload;
import dev.sinter.runtime.CompiledModel;
import dev.sinter.runtime.Memory;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.Team;
import dev.sinter.runtime.Tensors;
import dev.sinter.runtime.TrainingSpec;
import java.util.List;

/** Our classes, made by the Maven plugin from {@code src/main/model}. Scalar or vector: see {@link dev.sinter.runtime.VectorPath}. */
public final class Sinter implements Engine {
    private static final long SEED = 1;

    @Override
    public Predictor predictor(Workload.Predict workload, Weights weights, int threads) {
        CompiledModel model = Compiled.named(workload.network().model());
        Tensors values = tensors(model.spec(), weights);
        Team team = Team.of(threads);
        Memory memory = model.memory(ModelSpec.PREDICT, workload.batch(), team);
        ProgramSpec program = memory.program();
        return new Predicting(
                model,
                team,
                values,
                memory,
                memory.f32(program.input("x")),
                memory.f32(program.output("y")),
                workload.batch());
    }

    @Override
    public Learner learner(Workload.Train workload, Weights weights, int threads) {
        CompiledModel model = Compiled.named(workload.network().model());
        return new Learning(
                model,
                Team.of(threads),
                training(model.spec(), workload.optimizer()),
                tensors(model.spec(), weights),
                workload.batch());
    }

    /** Models with two training blocks have the one with Adam second. */
    private static TrainingSpec training(ModelSpec spec, Optimizer optimizer) {
        return spec.trainings().stream()
                .filter(t -> spec.trainings().size() == 1
                        || t.name().equals("with_adam") == optimizer instanceof Optimizer.Adam)
                .findFirst()
                .orElseThrow();
    }

    private static Tensors tensors(ModelSpec spec, Weights weights) {
        Tensors tensors = new Tensors(spec.weights());
        List<float[]> arrays = weights.arrays();
        for (int i = 0; i < arrays.size(); i++) {
            float[] array = arrays.get(i);
            System.arraycopy(array, 0, tensors.f32, spec.weights().offset(i), array.length);
        }
        return tensors;
    }

    private record Predicting(
            CompiledModel model, Team team, Tensors weights, Memory memory, float[] in, float[] out, int batch)
            implements Predictor {
        @Override
        public void predict(float[] x, float[] y) {
            System.arraycopy(x, 0, in, 0, x.length);
            model.predict(weights, memory, batch);
            System.arraycopy(out, 0, y, 0, y.length);
        }

        @Override
        public void close() {
            team.close();
        }
    }

    private static final class Learning implements Learner {
        private final CompiledModel model;
        private final Team team;
        private final TrainingSpec training;
        private final Tensors weights;
        private final Tensors optimizer;
        private final Tensors metrics;
        private final Memory memory;
        private final float[] x;
        private final float[] target;
        private final int batch;
        private long step;

        Learning(CompiledModel model, Team team, TrainingSpec training, Tensors weights, int batch) {
            this.model = model;
            this.team = team;
            this.training = training;
            this.weights = weights;
            this.batch = batch;
            optimizer = new Tensors(training.optimizer());
            metrics = new Tensors(training.metrics());
            model.run(
                    training.start(), weights, optimizer, Tensors.NONE, model.memory(training.start(), 1), 0, SEED, 0);
            memory = model.memory(training.step(), batch, team);
            x = memory.f32(memory.program().input("x"));
            target = memory.f32(memory.program().input("target"));
        }

        @Override
        public void step(Batch samples) {
            System.arraycopy(samples.x(), 0, x, 0, samples.x().length);
            System.arraycopy(samples.target(), 0, target, 0, samples.target().length);
            model.run(training.step(), weights, optimizer, metrics, memory, batch, SEED, step);
            step++;
        }

        @Override
        public Weights weights() {
            Weights copy = new Weights(weights.layout().specs().stream()
                    .map(spec -> new float[spec.size(0)])
                    .toList());
            for (int i = 0; i < copy.arrays().size(); i++) {
                float[] array = copy.arrays().get(i);
                System.arraycopy(weights.f32, weights.layout().offset(i), array, 0, array.length);
            }
            return copy;
        }

        @Override
        public void close() {
            team.close();
        }
    }
}
