package dev.sinter.optimizer.plan.fuse;

import dev.sinter.ir.graph.Node;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The nodes that one kernel computes, all of one size, in the order of the graph. At most the first one is a reduction or a
 * contraction; the others use its result, or one another, at the kernel's own element only.
 */
record Group(List<Node> nodes) {
    Group {
        nodes = List.copyOf(nodes);
    }

    boolean folds() {
        return Fold.of(nodes.getFirst()).isPresent();
    }

    /** Both together: the one that folds first, the rest in the order of the graph. */
    Group with(Group other) {
        Comparator<Node> order = Comparator.<Node, Boolean>comparing(
                        node -> Fold.of(node).isEmpty())
                .thenComparing(Node::id);
        return new Group(Stream.concat(nodes.stream(), other.nodes.stream())
                .sorted(order)
                .toList());
    }
}
