package dev.sinter.optimizer.plan.fuse;

import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Shape;
import java.util.List;
import java.util.stream.Stream;

/**
 * The nodes that one kernel computes, all of one shape, in the order of the graph. At most the first one is a reduction or a
 * contraction; the others use its result, or one another, at the kernel's own element only.
 */
record Group(List<Node> nodes) {
    Group {
        nodes = List.copyOf(nodes);
    }

    Shape shape() {
        return nodes.getFirst().shape();
    }

    boolean folds() {
        return Fold.of(nodes.getFirst()).isPresent();
    }

    /** Both together; the one that folds comes first. */
    Group with(Group other) {
        Group first = other.folds() ? other : this;
        Node lead = first.nodes.getFirst();
        List<Node> rest = Stream.concat(nodes.stream(), other.nodes.stream())
                .filter(node -> node != lead)
                .sorted((a, b) -> Integer.compare(a.id(), b.id()))
                .toList();
        return new Group(Stream.concat(Stream.of(lead), rest.stream()).toList());
    }
}
