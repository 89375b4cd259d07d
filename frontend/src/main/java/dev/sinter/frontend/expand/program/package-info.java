/**
 * One model and all its programs: initialize, predict, and for each training block start, reset, step and evaluate.
 *
 * <p>In: a model's tree. Out: a {@link dev.sinter.frontend.ModelProgram}. {@code ModelBody} has inputs and outputs,
 * {@code TrainingBody} loss and metrics, {@code Optimizers} the updates; each program is cut down to what its results need.
 */
package dev.sinter.frontend.expand.program;
