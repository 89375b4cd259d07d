/**
 * From a graph to a {@link dev.sinter.ir.kernel.Plan}. In: a graph without derivatives, the program's inputs and outputs, where stored
 * tensors stand, the number of vector lanes; out: kernels in their order, buffers in their places, a schedule for each kernel.
 * Uses {@code ir} and the layouts of {@code runtime}; code generation comes next.
 */
package dev.sinter.optimizer.plan;
