/**
 * Where a NaN came from. In: a training that ran into one. Out: a text that names the expression, the sample and the numbers. The
 * training is replayed bit for bit with the compiled code up to the guilty step, and that step is computed once more by the
 * reference interpreter, on the graph as the author wrote it; start with {@link dev.sinter.compiler.nan.NanSearch}.
 */
package dev.sinter.compiler.nan;
