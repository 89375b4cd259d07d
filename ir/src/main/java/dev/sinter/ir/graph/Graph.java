package dev.sinter.ir.graph;

import java.util.List;

/**
 * One program as a pure function: nodes in an order in which each comes after its inputs, and results. Immutable; state
 * goes in through nodes that read it and comes out as results. A node is computed when a result needs its value: what
 * only the side of an {@code if} reads that is not chosen is not, so sides need no graphs of their own.
 *
 * <pre>
 * graph predict {
 *   %0 = input("x") : f32[batch, 2]
 *   %1 = exp(%0) : f32[batch, 2]
 *   output y = %1
 * }
 * </pre>
 *
 * @param name {@code predict}, {@code training.step}
 */
public record Graph(String name, List<Node> nodes, List<Result> results) {
    public Graph {
        nodes = List.copyOf(nodes);
        results = List.copyOf(results);
    }
}
