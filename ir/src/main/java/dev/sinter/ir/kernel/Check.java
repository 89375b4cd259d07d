package dev.sinter.ir.kernel;

import dev.sinter.ir.graph.Origin;

/**
 * All numbers of a buffer must lie in 0 &lt;= x &lt; limit; else the program ends with an error before anything is
 * stored.
 *
 * @param what what the numbers are, for the message
 */
public record Check(Buffer buffer, long limit, String what, Origin origin) implements Action {}
