package dev.sinter.optimizer.plan.access;

import dev.sinter.ir.graph.Node;

/** One element of a value that stands in memory, for each turn of a kernel's loops. */
public record Read(Node node, Affine at) {}
