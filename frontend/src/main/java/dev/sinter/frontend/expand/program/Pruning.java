package dev.sinter.frontend.expand.program;

import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Result;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A graph of what its results need: each program is expanded from the whole text, and asks for a part of it. */
final class Pruning {
    private Pruning() {}

    static Graph of(String name, List<Result> results) {
        GraphBuilder builder = new GraphBuilder(name);
        Map<Node, Node> copies = new LinkedHashMap<>();
        for (Node node : needed(results)) {
            List<Node> inputs = node.inputs().stream().map(copies::get).toList();
            copies.put(node, builder.at(node.origin()).add(node.op(), inputs));
        }
        return builder.build(results.stream()
                .map(r -> new Result(r.store(), r.name(), copies.get(r.value())))
                .toList());
    }

    /** In the order in which they were made. */
    private static List<Node> needed(List<Result> results) {
        Set<Node> seen = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>();
        results.forEach(result -> open.add(result.value()));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (seen.add(node)) {
                open.addAll(node.inputs());
            }
        }
        List<Node> nodes = new ArrayList<>(seen);
        nodes.sort((a, b) -> Integer.compare(a.id(), b.id()));
        return nodes;
    }
}
