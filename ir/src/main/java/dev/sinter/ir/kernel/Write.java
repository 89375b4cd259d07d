package dev.sinter.ir.kernel;

import dev.sinter.ir.scalar.Scalar;

/**
 * What a kernel stores for each turn of its output loops.
 *
 * @param target where; its strides cover the output loops only
 * @param value a formula over the kernel's reads, {@code In(i)} being read i, and its reduced value, {@code
 * In(reads.size())}
 */
public record Write(Access target, Scalar value) {}
