/**
 * Kernels as code with vectors of {@code jdk.incubator.vector}, which nothing outside this package names.
 *
 * <p>In: {@link dev.sinter.ir.kernel.Kernel}s whose schedule asks for vectors. Out: the bodies of their methods. May use:
 * {@code codegen.code} and {@code codegen.kernel}. Next: {@code codegen.KernelClass} puts the methods into one class.
 */
package dev.sinter.codegen.vector;
