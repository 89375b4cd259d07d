package dev.sinter.ir.text;

import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Result;
import dev.sinter.ir.op.Op;
import java.util.List;
import java.util.StringJoiner;

/**
 * A graph as text, one line for each node, which {@link GraphParser} reads back: {@code %1 = sum(%0, axes=[1]) :
 * f32[batch]}. Every node is followed by its type; attributes come after inputs; those of sources have no names.
 */
public final class GraphText {
    private static final String INDENT = "  ";

    private GraphText() {}

    public static String print(Graph graph) {
        StringBuilder text = new StringBuilder("graph " + graph.name() + " {\n");
        graph.nodes().forEach(node -> text.append(INDENT).append(print(node)).append('\n'));
        graph.results()
                .forEach(result -> text.append(INDENT).append(print(result)).append('\n'));
        return text.append("}\n").toString();
    }

    /** One line: {@code %2 = add(%0, %1) : f32[4]}. */
    public static String print(Node node) {
        return node + " = " + call(node) + " : " + node.type();
    }

    private static String call(Node node) {
        Op op = node.op();
        StringJoiner args = new StringJoiner(", ", OpTable.name(op) + "(", ")");
        node.inputs().forEach(input -> args.add(input.toString()));
        OpTable.values(op).forEach((attribute, value) -> {
            if (!attribute.isNodeType()) {
                String name = op instanceof Op.Source ? "" : attribute.name() + "=";
                args.add(name + AttributeText.print(value));
            }
        });
        return args.toString();
    }

    private static String print(Result result) {
        String target = result.store()
                .map(store -> "store " + AttributeText.print(store) + " " + AttributeText.quote(result.name()))
                .orElse("output " + result.name());
        return target + " = " + result.value();
    }

    /** The lines of a graph around one node, at most ten, for error messages; the node's own line is marked. */
    public static String around(Graph graph, Node node) {
        List<Node> nodes = graph.nodes();
        int at = Math.max(0, nodes.indexOf(node));
        int from = Math.max(0, Math.min(at - 5, nodes.size() - 10));
        StringBuilder text = new StringBuilder();
        for (Node each : nodes.subList(from, Math.min(from + 10, nodes.size()))) {
            text.append(each == node ? "> " : INDENT).append(print(each)).append('\n');
        }
        return text.toString();
    }
}
