/**
 * The language's rules for tensors, as nodes of a graph: dtypes, broadcasting, products, reductions, subscripts.
 *
 * <p>In: {@link dev.sinter.frontend.expand.value.Operand}s. Out: nodes on a {@link dev.sinter.frontend.expand.tensor.Tape}, or a
 * {@link dev.sinter.frontend.expand.value.Refusal}. Knows nothing of scopes or statements. Next: {@code expand.builtin} gives
 * these rules their names.
 */
package dev.sinter.frontend.expand.tensor;
