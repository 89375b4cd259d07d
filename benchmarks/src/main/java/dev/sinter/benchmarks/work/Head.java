package dev.sinter.benchmarks.work;

/** What becomes of a network's last layer, and the loss that goes with it: the mean over the batch. */
public enum Head {
    /** Probabilities of classes; cross-entropy with a one-hot target. */
    SOFTMAX,
    /** A probability for each number; binary cross-entropy. */
    SIGMOID,
    /** The numbers as they are; the squared error. */
    LINEAR
}
