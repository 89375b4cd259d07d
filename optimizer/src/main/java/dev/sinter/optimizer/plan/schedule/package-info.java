/**
 * How each kernel's loops are run: as vectors, as tiles, one by one. In: a kernel and the number of lanes; out: the same kernel with a
 * schedule. A schedule changes speed, never a bit. Uses {@code ir} only; what it chooses is carried out by code generation.
 */
package dev.sinter.optimizer.plan.schedule;
