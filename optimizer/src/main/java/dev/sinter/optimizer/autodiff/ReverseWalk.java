package dev.sinter.optimizer.autodiff;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.op.Constant;
import dev.sinter.optimizer.demand.Demand;
import dev.sinter.optimizer.demand.Demands;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The walk from a value back to what it was computed from. A builder that holds the value goes in; the gradients of the asked values
 * come out, their operations added to the builder.
 *
 * <p>The order of uses, which fixes the bits where several gradients meet at one value: users in descending order of the graph, for one
 * user ascending position of the input; each is added to the sum of those before. Nothing is added to a single one. Gradients that come
 * out of a side of a branch are summed by themselves, and stand where the first of them does. Values that no asked one flows into are
 * not differentiated, nor are integers and bools. Each operation carries the origin of the forward node that it derives, its label
 * marked as a gradient.
 */
final class ReverseWalk {
    private final GraphBuilder b;
    private final Set<Node> asked;
    private final Set<Node> onPath;
    private final List<Node> nodes;
    private final Sides sides;
    private final Map<Node, Arrivals> arrivals = new LinkedHashMap<>();

    /** A walk from {@code y} towards these values. */
    ReverseWalk(GraphBuilder b, Node y, Set<Node> asked) {
        this.b = b;
        this.asked = asked;
        onPath = new LinkedHashSet<>(asked);
        nodes = b.build(List.of()).nodes().subList(0, y.id() + 1);
        for (Node node : nodes) {
            if (node.type().dtype().isFloat() && node.inputs().stream().anyMatch(onPath::contains)) {
                onPath.add(node);
            }
        }
        sides = new Sides(b, new Demands(nodes, List.of(y), Node::inputs));
        b.at(y.origin());
        arrivals(y).add(List.of(), b.add(Constant.scalar(1, y.type().dtype())));
    }

    /** The gradients of {@code y} along the asked values; those that it does not depend on have none. */
    Map<Node, Node> gradients() {
        Map<Node, Node> gradients = new LinkedHashMap<>();
        for (Node node : nodes.reversed()) {
            if (arrivals.containsKey(node) && onPath.contains(node)) {
                b.at(node.origin().gradient());
                Node dy = arrivals.get(node).total();
                if (asked.contains(node)) {
                    gradients.put(node, everywhere(node, dy));
                }
                flow(node, dy);
            }
        }
        return gradients;
    }

    /** The gradient of a value that only a side needs is zero where another one is chosen. */
    private Node everywhere(Node node, Node gradient) {
        Arrivals single = new Arrivals(b, node.type());
        single.add(sides.between(Demand.ALWAYS, sides.of(node)), gradient);
        return single.total();
    }

    private void flow(Node node, Node dy) {
        b.at(node.origin().gradient());
        List<Optional<Node>> parts = node.op().gradient(b, node, dy);
        for (int position = 0; position < parts.size(); position++) {
            Node input = node.input(position);
            if (onPath.contains(input) && parts.get(position).isPresent()) {
                arrive(node, position, parts.get(position).get());
            }
        }
    }

    private void arrive(Node user, int position, Node part) {
        Node input = user.input(position);
        if (!part.type().equals(input.type())) {
            throw new IllegalStateException(
                    "the gradient rule of " + user.op() + " gives " + part.type() + " for " + input.type());
        }
        b.at(input.origin().gradient());
        arrivals(input).add(sides.between(sides.of(input), sides.of(user, position)), part);
    }

    private Arrivals arrivals(Node node) {
        return arrivals.computeIfAbsent(node, _ -> new Arrivals(b, node.type()));
    }
}
