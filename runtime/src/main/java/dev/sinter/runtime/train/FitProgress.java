package dev.sinter.runtime.train;

/** How far a run of training has come. Figures are computed when asked for, so that a listener that skips a step costs nothing. */
public interface FitProgress {
    /** The epoch, from 1. */
    int epoch();

    /** How many epochs were asked for. */
    int epochs();

    /** Finished batches of this epoch. */
    int batches();

    /** Batches of an epoch. */
    int batchesPerEpoch();

    /** Figures over this epoch so far. */
    Figures figures();

    /** The update that was finished last. */
    FinishedStep step();
}
