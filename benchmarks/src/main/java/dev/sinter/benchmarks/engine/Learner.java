package dev.sinter.benchmarks.engine;

import dev.sinter.benchmarks.work.Batch;
import dev.sinter.benchmarks.work.Weights;

/** A network in training. For one thread at a time. */
public interface Learner extends AutoCloseable {
    /** Copies the batch in and updates all weights once. */
    void step(Batch batch);

    /** The weights as they are now. */
    Weights weights();

    @Override
    void close();
}
