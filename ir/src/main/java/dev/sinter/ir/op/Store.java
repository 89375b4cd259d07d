package dev.sinter.ir.op;

/** Where a tensor that outlives one run of a program is kept. */
public enum Store {
    /** Parameters and states of the model: what a weights file holds. */
    WEIGHTS,
    /** What optimizers remember about each parameter. */
    OPTIMIZER,
    /** What metrics add up over an epoch. */
    METRICS
}
