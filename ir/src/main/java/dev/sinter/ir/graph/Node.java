package dev.sinter.ir.graph;

import dev.sinter.ir.op.Op;
import java.util.List;

/**
 * One value of a graph: an operation applied to other values. Made by {@link GraphBuilder} only, so its type is always
 * what its operation infers. Equality is identity: two equal-looking nodes are two values until a pass merges them.
 */
public final class Node {
    private final int id;
    private final Op op;
    private final List<Node> inputs;
    private final TensorType type;
    private final Origin origin;

    Node(int id, Op op, List<Node> inputs, TensorType type, Origin origin) {
        this.id = id;
        this.op = op;
        this.inputs = List.copyOf(inputs);
        this.type = type;
        this.origin = origin;
    }

    /** The number in texts, {@code %7}; larger than those of its inputs. */
    public int id() {
        return id;
    }

    public Op op() {
        return op;
    }

    public List<Node> inputs() {
        return inputs;
    }

    public Node input(int position) {
        return inputs.get(position);
    }

    public TensorType type() {
        return type;
    }

    public Shape shape() {
        return type.shape();
    }

    public Origin origin() {
        return origin;
    }

    @Override
    public String toString() {
        return "%" + id;
    }
}
