package dev.sinter.benchmarks.measure;

import dev.sinter.benchmarks.engine.Engine;
import dev.sinter.benchmarks.engine.Learner;
import dev.sinter.benchmarks.engine.Predictor;
import dev.sinter.benchmarks.plain.PlainJava;
import dev.sinter.benchmarks.work.Batch;
import dev.sinter.benchmarks.work.Weights;
import dev.sinter.benchmarks.work.Workload;
import java.util.List;

/**
 * Whether an engine computes what plain Java loops compute; nothing is timed that does not. Engines add in different orders, so a
 * difference is allowed, stated here: for outputs the largest difference of a number, for training the length of the difference
 * between the changes of all weights, as a share of the length of the change.
 */
public final class Agreement {
    /** How far an output may be off, as a share of the largest output. */
    public static final double OUTPUTS = 1e-4;
    /** How far the change of the weights may be off, as a share of it. */
    public static final double CHANGES = 0.02;
    /** After so many steps the weights are compared. */
    public static final int STEPS = 3;

    private Agreement() {}

    /** @throws IllegalStateException when the engine's results are other ones; says how far they are off */
    public static void check(Engine engine, Workload workload, int threads) {
        double limit = workload instanceof Workload.Predict ? OUTPUTS : CHANGES;
        double found = difference(engine, workload, threads);
        if (!(found <= limit)) {
            throw new IllegalStateException(engine.getClass().getSimpleName() + " does not agree with plain Java on "
                    + workload.name() + ": it is off by " + found + ", allowed are " + limit
                    + ". Its figures would compare different work, so it is not timed.");
        }
    }

    /** How far an engine's results are off. */
    public static double difference(Engine engine, Workload workload, int threads) {
        Weights weights = Weights.initial(workload.network());
        if (workload instanceof Workload.Predict predict) {
            float[] expected = outputs(new PlainJava().predictor(predict, weights, 1), predict);
            return largest(expected, outputs(engine.predictor(predict, weights, threads), predict));
        }
        Workload.Train train = (Workload.Train) workload;
        Weights expected = trained(new PlainJava().learner(train, weights, 1), train);
        return share(weights, expected, trained(engine.learner(train, weights, threads), train));
    }

    private static float[] outputs(Predictor opened, Workload.Predict workload) {
        float[] y = new float[workload.batch() * workload.network().outputs()];
        try (Predictor predictor = opened) {
            // twice, so that what is left over from one run and spoils the next is seen
            predictor.predict(Batch.of(workload).get(1).x(), y);
            predictor.predict(Batch.of(workload).get(0).x(), y);
        }
        return y;
    }

    private static Weights trained(Learner opened, Workload.Train workload) {
        List<Batch> batches = Batch.of(workload);
        try (Learner learner = opened) {
            for (int step = 0; step < STEPS; step++) {
                learner.step(batches.get(step));
            }
            return learner.weights().copy();
        }
    }

    private static double largest(float[] expected, float[] found) {
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            difference = Math.max(difference, Math.abs((double) expected[i] - found[i]));
        }
        return difference / largest;
    }

    private static double share(Weights before, Weights expected, Weights found) {
        double change = 0;
        double difference = 0;
        for (int a = 0; a < expected.arrays().size(); a++) {
            float[] e = expected.arrays().get(a);
            for (int i = 0; i < e.length; i++) {
                change += square(e[i] - before.arrays().get(a)[i]);
                difference += square(e[i] - found.arrays().get(a)[i]);
            }
        }
        return Math.sqrt(difference / change);
    }

    private static double square(double x) {
        return x * x;
    }
}
