package dev.sinter.ir.graph;

import dev.sinter.ir.op.Op;
import dev.sinter.ir.text.GraphText;
import dev.sinter.ir.text.OpTable;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks what every stage relies on: each value is defined before it is used, ids are unique and ascend, types are what
 * operations infer, results exist and are named once, and only operations of the stage appear. A failure is a bug of
 * the compiler.
 */
public final class Verifier {
    /** How far a graph has come. */
    public enum Stage {
        /** As the front end made it: derivatives are asked for. */
        WRITTEN,
        /** Derivatives are spelled out: nothing of {@link Op.Derivative} is left. */
        DIFFERENTIATED;

        private boolean allows(Op op) {
            return this == WRITTEN || !(op instanceof Op.Derivative);
        }
    }

    private Verifier() {}

    /**
     * Checks a graph.
     *
     * @throws IllegalStateException naming the first node that is wrong, with ten lines of graph around it
     */
    public static void verify(Graph graph, Stage stage) {
        Set<Node> defined = new HashSet<>();
        int last = -1;
        for (Node node : graph.nodes()) {
            if (node.id() <= last) {
                throw wrong(graph, node, "comes after %" + last);
            }
            verify(graph, node, defined, stage);
            defined.add(node);
            last = node.id();
        }
        Set<List<Object>> names = new LinkedHashSet<>();
        for (Result result : graph.results()) {
            if (!defined.contains(result.value())) {
                throw wrong(graph, result.value(), "is the result " + result.name() + " but is not in the graph");
            }
            if (!names.add(List.of(result.store(), result.name()))) {
                throw wrong(graph, result.value(), "is a second result called " + result.name());
            }
        }
    }

    private static void verify(Graph graph, Node node, Set<Node> defined, Stage stage) {
        for (Node input : node.inputs()) {
            if (!defined.contains(input)) {
                throw wrong(graph, node, "uses " + input + ", which is not defined before it");
            }
        }
        if (!stage.allows(node.op())) {
            throw wrong(graph, node, OpTable.name(node.op()) + " may not appear once a graph is differentiated");
        }
        TensorType inferred = infer(graph, node);
        if (!inferred.equals(node.type())) {
            throw wrong(graph, node, "has type " + node.type() + ", its operation infers " + inferred);
        }
    }

    private static TensorType infer(Graph graph, Node node) {
        try {
            return node.op().infer(node.inputs().stream().map(Node::type).toList());
        } catch (Mismatch e) {
            throw wrong(graph, node, e.getMessage());
        }
    }

    private static IllegalStateException wrong(Graph graph, Node node, String what) {
        return new IllegalStateException(
                "graph " + graph.name() + ": " + node + " " + what + "\n" + GraphText.around(graph, node));
    }
}
