/**
 * From plans to the class that runs them.
 *
 * <p>In: the {@link dev.sinter.ir.kernel.Plan}s of a model. Out: the bytes of one class that implements
 * {@link dev.sinter.runtime.Kernels}. May use: ir and runtime. Next: the class loader of whoever uses the model.
 */
package dev.sinter.codegen;
