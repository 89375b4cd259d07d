package dev.sinter.optimizer.plan.fuse;

import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Result;
import dev.sinter.ir.op.Cast;
import dev.sinter.ir.op.Op;
import dev.sinter.ir.op.Reshape;
import dev.sinter.ir.op.Stored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Each result becomes a node of its own that some kernel computes, so that the kernel can write it where it belongs: inputs, views and
 * values that are two results get a copy, written as a cast to the same type. A stored tensor that keeps its value is no result.
 */
final class OwnResults {
    private OwnResults() {}

    static Graph run(Graph graph) {
        GraphBuilder b = new GraphBuilder(graph.name());
        Map<Node, Node> now = new HashMap<>();
        for (Node node : graph.nodes()) {
            List<Node> inputs = node.inputs().stream().map(now::get).toList();
            now.put(node, b.at(node.origin()).add(node.op(), inputs));
        }
        Set<Node> owned = new HashSet<>();
        List<Result> results = new ArrayList<>();
        for (Result result : graph.results()) {
            if (!isUnchanged(result)) {
                Node value = now.get(result.value());
                Node computed = withoutReshapes(value);
                boolean own = !(computed.op() instanceof Op.Source || computed.op() instanceof Op.View)
                        && owned.add(computed);
                Node node = own
                        ? computed
                        : b.at(value.origin()).add(new Cast(value.type().dtype()), value);
                results.add(new Result(result.store(), result.name(), node));
            }
        }
        return b.build(results);
    }

    private static boolean isUnchanged(Result result) {
        return result.value().op() instanceof Stored stored
                && result.store().isPresent()
                && stored.store() == result.store().get()
                && stored.name().equals(result.name());
    }

    private static Node withoutReshapes(Node node) {
        Node value = node;
        while (value.op() instanceof Reshape) {
            value = value.input(0);
        }
        return value;
    }
}
