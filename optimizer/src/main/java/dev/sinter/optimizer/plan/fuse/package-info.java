/**
 * Which computations share a kernel. In: a graph; out: kernels and checks over buffers that have no place yet, in an order in which
 * each comes after what it reads. Uses {@code ir} and {@code plan.access}; placing, ordering and schedules come next.
 */
package dev.sinter.optimizer.plan.fuse;
