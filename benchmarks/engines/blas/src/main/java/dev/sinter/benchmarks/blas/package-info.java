/** OpenBLAS and oneDNN, as far as one matrix product goes. */
package dev.sinter.benchmarks.blas;
