package dev.sinter.optimizer.pass;

import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.op.Add;
import dev.sinter.ir.op.And;
import dev.sinter.ir.op.Equal;
import dev.sinter.ir.op.Max;
import dev.sinter.ir.op.Min;
import dev.sinter.ir.op.Mul;
import dev.sinter.ir.op.NotEqual;
import dev.sinter.ir.op.Op;
import dev.sinter.ir.op.Or;
import dev.sinter.optimizer.Pass;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code %2 = exp(%0); %3 = exp(%0)  =>  %2 = exp(%0), read twice}
 *
 * <p>Nodes are equal when their operations and inputs are; the first stays. Operations are pure, so this has no exceptions: two
 * drawings of random numbers are equal only when they name one stream. The order of two operands does not matter where it does not
 * matter to the bits. In the group, as rules and gradients write the same constants and shapes again and again, and rules that look for
 * one value in two places find it only after this.
 */
public final class MergeDuplicates implements Pass {
    @Override
    public Graph run(Graph graph) {
        GraphBuilder after = new GraphBuilder(graph.name());
        Map<Node, Node> copies = new IdentityHashMap<>();
        Map<Key, Node> first = new HashMap<>();
        for (Node node : graph.nodes()) {
            List<Node> inputs = node.inputs().stream().map(copies::get).toList();
            after.at(node.origin());
            copies.put(node, first.computeIfAbsent(Key.of(node.op(), inputs), _ -> after.add(node.op(), inputs)));
        }
        return first.size() < graph.nodes().size() ? after.build(Rewrite.results(graph, copies)) : graph;
    }

    /** What makes two nodes equal. */
    private record Key(Op op, List<Node> inputs) {
        static Key of(Op op, List<Node> inputs) {
            return switch (op) {
                case Add _, Mul _, Max _, Min _, And _, Or _, Equal _, NotEqual _ ->
                    new Key(
                            op,
                            inputs.stream()
                                    .sorted(Comparator.comparingInt(Node::id))
                                    .toList());
                default -> new Key(op, inputs);
            };
        }
    }
}
