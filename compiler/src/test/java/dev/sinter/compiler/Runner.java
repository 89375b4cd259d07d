package dev.sinter.compiler;

import dev.sinter.ir.eval.Tensor;
import dev.sinter.runtime.TrainingSpec;
import java.util.Map;

/** One way of running a model, so that two ways can be compared. It begins with fresh weights. */
interface Runner {
    /** Gives the states of optimizers and metrics their first values. */
    void begin(TrainingSpec training);

    /**
     * Runs a program.
     *
     * @param keep whether what it stores is kept
     * @return its outputs
     */
    Map<String, Tensor> run(int program, Map<String, Tensor> fed, int batch, long step, boolean keep);

    /** Everything stored, by store and name. */
    Map<String, Tensor> stored();
}
