/**
 * Kernels as scalar code, and the programs that call them.
 *
 * <p>In: {@link dev.sinter.ir.kernel.Kernel}s and {@link dev.sinter.ir.kernel.Check}s. Out: {@link dev.sinter.codegen.code.CodeMethod}s. May
 * use: {@code codegen.code}, ir and the names of runtime's classes; {@code codegen.vector} for the forms with vectors. Next:
 * {@code codegen.KernelClass} puts them into one class.
 */
package dev.sinter.codegen.kernel;
