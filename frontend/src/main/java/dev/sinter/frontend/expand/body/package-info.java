/**
 * Walks the bodies of models and functions: expressions, calls, statements. They contain each other, so they call each other
 * through {@code Expander}.
 *
 * <p>In: the syntax tree and {@code scope}. Out: nodes on the tape, names, stored tensors, problems. {@code Calls} matches arguments,
 * {@code Signatures} shapes, {@code Bodies} expands what is written in the language and {@code Primitives} what is not. Next:
 * {@code program}, which adds what only models have.
 */
package dev.sinter.frontend.expand.body;
