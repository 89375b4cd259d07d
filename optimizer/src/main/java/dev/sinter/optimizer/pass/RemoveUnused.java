package dev.sinter.optimizer.pass;

import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.optimizer.Pass;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * {@code a node that no result depends on  =>  nothing}
 *
 * <p>Inputs and stored tensors go too: what a program may be fed is known elsewhere. A check whose value nobody reads goes, as nothing
 * wrong can come of the index that it would have found. After Differentiate, whose rules compute more than was asked; and last, as the
 * other passes leave behind what they replaced.
 */
public final class RemoveUnused implements Pass {
    @Override
    public Graph run(Graph graph) {
        Set<Node> used = used(graph);
        if (used.size() == graph.nodes().size()) {
            return graph;
        }
        GraphBuilder after = new GraphBuilder(graph.name());
        Map<Node, Node> copies = new LinkedHashMap<>();
        for (Node node : graph.nodes()) {
            if (used.contains(node)) {
                after.at(node.origin());
                copies.put(
                        node,
                        after.add(
                                node.op(),
                                node.inputs().stream().map(copies::get).toList()));
            }
        }
        return after.build(Rewrite.results(graph, copies));
    }

    private static Set<Node> used(Graph graph) {
        Set<Node> used = Collections.newSetFromMap(new IdentityHashMap<>());
        graph.results().forEach(result -> used.add(result.value()));
        for (Node node : graph.nodes().reversed()) {
            if (used.contains(node)) {
                used.addAll(node.inputs());
            }
        }
        return used;
    }
}
