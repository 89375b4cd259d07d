package dev.sinter.benchmarks.engine;

import dev.sinter.benchmarks.work.Weights;
import dev.sinter.benchmarks.work.Workload;

/**
 * Something that runs networks. Each stands behind this interface in one file, set up as its documentation advises for speed.
 */
public interface Engine {
    /** Makes ready to predict batches of {@link Workload#batch} samples with those weights on so many threads. */
    Predictor predictor(Workload.Predict workload, Weights weights, int threads);

    /** Makes ready to train on batches of {@link Workload#batch} samples, from those weights, on so many threads. */
    Learner learner(Workload.Train workload, Weights weights, int threads);

    /** The error of an engine that cannot do what it is asked. */
    static UnsupportedOperationException cannot(String engine, String what) {
        return new UnsupportedOperationException(engine + " cannot " + what + "; leave it out for this workload");
    }

    /** Checks that one thread is wanted. */
    static void single(String engine, int threads) {
        if (threads != 1) {
            throw cannot(engine, "compute on " + threads + " threads");
        }
    }
}
