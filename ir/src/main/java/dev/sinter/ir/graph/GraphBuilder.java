package dev.sinter.ir.graph;

import dev.sinter.ir.op.Op;
import java.util.ArrayList;
import java.util.List;

/**
 * The only way to make nodes. Types are inferred by the operation, so a node with a wrong type cannot exist. Equal
 * nodes are not merged here: a text must stay as it was written.
 */
public final class GraphBuilder {
    private final String name;
    private final List<Node> nodes = new ArrayList<>();
    private Origin origin = Origin.UNKNOWN;

    public GraphBuilder(String name) {
        this.name = name;
    }

    /** The place that nodes added from now on come from. */
    public GraphBuilder at(Origin place) {
        origin = place;
        return this;
    }

    public Origin origin() {
        return origin;
    }

    public Node add(Op op, Node... inputs) {
        return add(op, List.of(inputs));
    }

    /**
     * Adds a node after all others.
     *
     * @throws Mismatch when the inputs do not fit the operation
     */
    public Node add(Op op, List<Node> inputs) {
        List<TensorType> types = inputs.stream().map(Node::type).toList();
        Node node = new Node(nodes.size(), op, inputs, op.infer(types), origin);
        nodes.add(node);
        return node;
    }

    /** The graph of all nodes added so far. */
    public Graph build(List<Result> results) {
        return new Graph(name, nodes, results);
    }
}
