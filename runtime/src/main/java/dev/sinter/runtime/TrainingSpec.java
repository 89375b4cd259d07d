package dev.sinter.runtime;

import java.util.List;

/**
 * One training block of a model. Its programs stand in {@link ModelSpec#programs()} at {@code first}: start (first values of the
 * optimizer state), reset (first values of the metrics), step, evaluate.
 *
 * @param name the name of the block, {@code training} when it has none
 * @param first the place of its first program
 * @param optimizer the state that optimizers keep for each parameter
 * @param metrics the state that metrics keep over an epoch
 * @param metricNames the metrics, which step and evaluate give as scalar outputs; the output {@code loss} comes beside them
 * @param hasLoss whether step and evaluate have an output {@code loss}
 */
public record TrainingSpec(
        String name, int first, Layout optimizer, Layout metrics, List<String> metricNames, boolean hasLoss) {
    /** How many programs a training block has. */
    public static final int PROGRAMS = 4;

    /** The place of the program that gives optimizer states their first values. */
    public int start() {
        return first;
    }

    /** The place of the program that gives metric states their first values. */
    public int reset() {
        return first + 1;
    }

    /** The place of the program that does one update. */
    public int step() {
        return first + 2;
    }

    /** The place of the program that computes loss and metrics without updating. */
    public int evaluate() {
        return first + 3;
    }
}
