/**
 * The syntax tree of a model file, as immutable records.
 *
 * <p>In: nothing but {@code source}. Out: what {@code syntax} builds and {@code expand} reads. Every node knows its
 * {@link dev.sinter.frontend.source.Span}; families are sealed, so a {@code switch} over one is checked by javac.
 * Parentheses leave no node. Next: {@code expand} turns the tree into a graph.
 */
package dev.sinter.frontend.ast;
