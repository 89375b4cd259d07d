package dev.sinter.optimizer.autodiff;

import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Origin;
import dev.sinter.ir.op.Constant;
import dev.sinter.ir.op.Gradient;
import dev.sinter.optimizer.Pass;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code %2 = gradient(%1, %0)  =>  the operations that compute d %1 / d %0}
 *
 * <p>All gradients of one value share one walk backwards from it, placed where the first of them stands. Gradients are replaced in
 * the order of the graph, so an inner one is ordinary code by the time an outer one is differentiated through it.
 *
 * <p>First in every list: the order in which gradients meet at a value is that of the uses in the graph as the front end wrote it
 * (see {@link ReverseWalk}), and a pass that ran before could change it, and with it the bits. It leaves behind what nobody asked for,
 * as rules give gradients to all inputs: dead code, removed next.
 */
public final class Differentiate implements Pass {
    @Override
    public Graph run(Graph graph) {
        return graph.nodes().stream().anyMatch(node -> node.op() instanceof Gradient)
                ? new Replacement(graph).run()
                : graph;
    }

    /** The copy of one graph, as far as it has come. */
    private static final class Replacement {
        private final Graph before;
        private final GraphBuilder after;
        private final Map<Node, Node> replaced = new LinkedHashMap<>();
        private final Map<Node, Map<Node, Node>> walked = new LinkedHashMap<>();

        Replacement(Graph graph) {
            before = graph;
            after = new GraphBuilder(graph.name());
        }

        Graph run() {
            for (Node node : before.nodes()) {
                after.at(node.origin());
                Node copy = node.op() instanceof Gradient
                        ? gradient(replaced.get(node.input(0)), replaced.get(node.input(1)))
                        : after.add(
                                node.op(),
                                node.inputs().stream().map(replaced::get).toList());
                replaced.put(node, copy);
            }
            return after.build(before.results().stream()
                    .map(result -> result.with(replaced.get(result.value())))
                    .toList());
        }

        private Node gradient(Node y, Node x) {
            Node arrived = walked.computeIfAbsent(y, this::walk).get(x);
            return arrived != null ? arrived : Constant.filled(after, 0, x.type());
        }

        private Map<Node, Node> walk(Node y) {
            Set<Node> asked = new LinkedHashSet<>();
            for (Node node : before.nodes()) {
                if (node.op() instanceof Gradient && replaced.get(node.input(0)) == y) {
                    Optional.ofNullable(replaced.get(node.input(1))).ifPresent(asked::add);
                }
            }
            Origin here = after.origin();
            Map<Node, Node> gradients = new ReverseWalk(after, y, asked).gradients();
            after.at(here);
            return gradients;
        }
    }
}
