package dev.sinter.optimizer.pass;

import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Result;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Copies a graph node by node, asking a rule what to put in the place of each. */
final class Rewrite {
    /** What a pass does to one node. */
    interface Rule {
        /** The value to take instead, or empty to keep the node. */
        Optional<Node> replace(Term term);
    }

    private Rewrite() {}

    /** The graph with all that the rule replaced; the same graph when it replaced nothing. */
    static Graph run(Graph graph, Rule rule) {
        GraphBuilder after = new GraphBuilder(graph.name());
        Map<Node, Node> copies = new IdentityHashMap<>();
        boolean changed = false;
        for (Node node : graph.nodes()) {
            List<Node> inputs = node.inputs().stream().map(copies::get).toList();
            after.at(node.origin());
            Optional<Node> instead = rule.replace(new Term(after, node, inputs));
            changed |= instead.isPresent();
            copies.put(node, instead.orElseGet(() -> after.add(node.op(), inputs)));
        }
        return changed ? after.build(results(graph, copies)) : graph;
    }

    /** The results of a graph, of the copies of their values. */
    static List<Result> results(Graph graph, Map<Node, Node> copies) {
        return graph.results().stream()
                .map(result -> result.with(copies.get(result.value())))
                .toList();
    }
}
