package dev.sinter.optimizer.pass;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.ir.op.Op;
import java.util.List;

/**
 * A node about to be copied, and its inputs, which are already part of the new graph.
 *
 * @param b the new graph, for the nodes that take its place
 */
record Term(GraphBuilder b, Node node, List<Node> inputs) {
    Op op() {
        return node.op();
    }

    TensorType type() {
        return node.type();
    }

    Node x(int position) {
        return inputs.get(position);
    }

    Shape shape() {
        return type().shape();
    }

    boolean isFloat() {
        return type().dtype().isFloat();
    }

    Node add(Op instead, Node... operands) {
        return b.add(instead, operands);
    }
}
