/**
 * When the values of a graph are needed: always, or where conditions of branches say so. In: a graph; out: for each node the sides it
 * belongs to. Uses {@code ir} only; derivatives and kernels keep to it.
 */
package dev.sinter.optimizer.demand;
