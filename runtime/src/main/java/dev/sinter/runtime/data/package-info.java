/**
 * Data sets in memory and the formats that they come in. In: IDX, NumPy {@code .npy} and CSV files, plain or packed with gzip.
 * Out: {@link dev.sinter.runtime.data.NdArray}s, and {@link dev.sinter.runtime.data.Dataset}s of named columns. May use the
 * types of {@code dev.sinter.runtime} and streams of the JDK; writes no files. Next: the training loop.
 */
package dev.sinter.runtime.data;
