package dev.sinter.runtime.train;

import dev.sinter.runtime.Tensors;

/**
 * All that training has changed up to one moment; from it the same calls on the same data give the same bits again.
 *
 * @param weights the parameters and states of the model
 * @param optimizer what the optimizers keep for each parameter
 * @param steps finished updates since training began
 * @param epochs finished epochs since training began
 */
public record TrainingState(Tensors weights, Tensors optimizer, long steps, long epochs) {}
