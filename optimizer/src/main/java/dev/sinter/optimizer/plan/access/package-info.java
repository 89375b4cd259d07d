/**
 * Where the numbers of a graph value stand, seen from the loops of a kernel. In: nodes and positions; out: formulas over affine reads.
 * Uses {@code ir} only. Views (reshape, transpose, broadcast, slice) end here: they become strides.
 */
package dev.sinter.optimizer.plan.access;
