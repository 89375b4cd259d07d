package dev.sinter.optimizer.autodiff;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.op.Add;
import dev.sinter.ir.op.Constant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The walk from a value back to what it was computed from. A builder that holds the value goes in; the gradients of all values between
 * it and the asked ones come out, their operations added to the builder.
 *
 * <p>The order of uses, which fixes the bits where several gradients meet at one value: users in descending order of the graph, for one
 * user ascending position of the input; each is added to the sum of those before. Nothing is added to a single one. Values that no
 * asked one flows into are not differentiated, nor are integers and bools. Each operation carries the origin of the forward node that
 * it derives, its label marked as a gradient.
 */
final class ReverseWalk {
    private final GraphBuilder b;
    private final Set<Node> onPath;
    private final Map<Node, Node> gradients = new LinkedHashMap<>();

    /** A walk towards these values. */
    ReverseWalk(GraphBuilder b, Set<Node> asked) {
        this.b = b;
        this.onPath = new LinkedHashSet<>(asked);
    }

    /** The gradients of {@code y}; values that it does not depend on have none. */
    Map<Node, Node> from(Node y) {
        List<Node> nodes = b.build(List.of()).nodes().subList(0, y.id() + 1);
        for (Node node : nodes) {
            if (node.type().dtype().isFloat() && node.inputs().stream().anyMatch(onPath::contains)) {
                onPath.add(node);
            }
        }
        b.at(y.origin());
        gradients.put(y, b.add(Constant.scalar(1, y.type().dtype())));
        for (Node node : nodes.reversed()) {
            Node dy = gradients.get(node);
            if (dy != null && onPath.contains(node)) {
                flow(node, dy);
            }
        }
        return gradients;
    }

    private void flow(Node node, Node dy) {
        b.at(node.origin().gradient());
        List<Optional<Node>> parts = node.op().gradient(b, node, dy);
        for (int position = 0; position < parts.size(); position++) {
            Node input = node.input(position);
            if (onPath.contains(input)) {
                parts.get(position).ifPresent(part -> arrive(input, part, node));
            }
        }
    }

    private void arrive(Node input, Node part, Node user) {
        if (!part.type().equals(input.type())) {
            throw new IllegalStateException(
                    "the gradient rule of " + user.op() + " gives " + part.type() + " for " + input.type());
        }
        Node before = gradients.get(input);
        if (before == null) {
            gradients.put(input, part);
            return;
        }
        b.at(input.origin().gradient());
        gradients.put(input, b.add(new Add(), before, part));
    }
}
