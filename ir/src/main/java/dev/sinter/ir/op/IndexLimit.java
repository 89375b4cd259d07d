package dev.sinter.ir.op;

/**
 * What the numbers of a checked tensor must fulfil: 0 &lt;= x &lt; limit.
 *
 * @param what what the numbers are, for the message: {@code label}
 */
public record IndexLimit(long limit, String what) {}
