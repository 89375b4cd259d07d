package dev.sinter.compiler.nan;

import dev.sinter.runtime.data.NdArray;
import dev.sinter.runtime.train.TrainingState;
import java.util.Map;

/**
 * The first step that made a number which is not finite.
 *
 * @param number finished updates when it was finished, from 1
 * @param epoch of the replay, from 1
 * @param samples its batch, as places in the data set
 * @param inputs what it was fed
 * @param before all that is stored, before the step
 * @param badLoss whether its loss is not finite
 * @param after what it left
 */
record GuiltyStep(
        long number,
        int epoch,
        int[] samples,
        Map<String, NdArray> inputs,
        TrainingState before,
        boolean badLoss,
        NotFinite after) {}
