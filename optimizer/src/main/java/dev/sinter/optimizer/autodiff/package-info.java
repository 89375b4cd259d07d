/**
 * Derivatives: a graph with {@code gradient} nodes goes in, one without them comes out. The rules themselves stand in the records of
 * the operations; here is the walk that puts them together. May use {@code ir} only.
 */
package dev.sinter.optimizer.autodiff;
