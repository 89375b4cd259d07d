package dev.sinter.runtime.train;

import dev.sinter.runtime.data.NdArray;
import java.util.Map;
import java.util.OptionalDouble;

/** The update that was finished last. All but its number and its loss is copied when asked for. */
public interface FinishedStep {
    /** Finished updates since training began, this one included. */
    long number();

    /** The loss of its batch, with the weights before the update; empty for a training block without a loss. */
    OptionalDouble loss();

    /** Its samples, as places in the data set, in the order of the batch. */
    int[] samples();

    /** What the program was fed, by input: the samples, settings and defaults. */
    Map<String, NdArray> inputs();

    /** Weights and optimizer after the update. */
    TrainingState state();
}
