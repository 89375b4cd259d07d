package dev.sinter.benchmarks.measure;

import dev.sinter.benchmarks.engine.Engine;
import dev.sinter.benchmarks.engine.Learner;
import dev.sinter.benchmarks.engine.Predictor;
import dev.sinter.benchmarks.work.Batch;
import dev.sinter.benchmarks.work.Weights;
import dev.sinter.benchmarks.work.Workload;
import java.util.List;

/** What is repeated while the clock runs, batch after batch. */
interface Operation extends AutoCloseable {
    void run();

    @Override
    void close();

    static Operation of(Engine engine, Workload workload, int threads) {
        Weights weights = Weights.initial(workload.network());
        return workload instanceof Workload.Predict predict
                ? new Prediction(predict, engine.predictor(predict, weights, threads))
                : new Training(workload, engine.learner((Workload.Train) workload, weights, threads));
    }

    /** Predicts one batch. */
    final class Prediction implements Operation {
        private final Predictor predictor;
        private final List<Batch> batches;
        private final float[] y;
        private int next;

        Prediction(Workload.Predict workload, Predictor predictor) {
            this.predictor = predictor;
            this.batches = Batch.of(workload);
            this.y = new float[workload.batch() * workload.network().outputs()];
        }

        @Override
        public void run() {
            predictor.predict(batches.get(next).x(), y);
            next = (next + 1) % batches.size();
        }

        @Override
        public void close() {
            predictor.close();
        }
    }

    /** Trains on one batch. */
    final class Training implements Operation {
        private final Learner learner;
        private final List<Batch> batches;
        private int next;

        Training(Workload workload, Learner learner) {
            this.learner = learner;
            this.batches = Batch.of(workload);
        }

        @Override
        public void run() {
            learner.step(batches.get(next));
            next = (next + 1) % batches.size();
        }

        @Override
        public void close() {
            learner.close();
        }
    }
}
