package dev.sinter.optimizer.plan.fuse;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.ir.kernel.Reduction.Combine;
import dev.sinter.ir.kernel.Reduction.Order;
import dev.sinter.ir.kernel.SumOrder;
import dev.sinter.ir.op.ArgMax;
import dev.sinter.ir.op.ArgMin;
import dev.sinter.ir.op.Nest;
import dev.sinter.ir.op.Op;
import dev.sinter.ir.op.Prod;
import dev.sinter.ir.op.ReduceMax;
import dev.sinter.ir.op.ReduceMin;
import dev.sinter.ir.op.Sum;
import dev.sinter.optimizer.plan.access.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A node that makes one number of many, as loops: {@code sum(x, axes=[0])} of f32[batch, 10] has the output loop j below 10, the
 * reduction loop k below batch, and reads x at (k, j).
 *
 * @param outputs the sizes of the output loops, the dimensions of the node
 * @param reductions the sizes of the reduction loops
 * @param positions for each input, where it is read in terms of output loops, then reduction loops
 */
record Fold(List<Dim> outputs, List<Dim> reductions, Combine combine, Order order, List<Position> positions) {

    /** The loops of a reduction or contraction; empty for other nodes. */
    static Optional<Fold> of(Node node) {
        return switch (node.op()) {
            case Op.Reduce op -> Optional.of(reduce(node, op));
            case Op.Contract op -> Optional.of(contract(node, op));
            default -> Optional.empty();
        };
    }

    /** All loops, output loops first. */
    List<Dim> loops() {
        List<Dim> loops = new ArrayList<>(outputs);
        loops.addAll(reductions);
        return loops;
    }

    private static Fold reduce(Node node, Op.Reduce op) {
        Shape from = node.input(0).shape();
        List<Dim> outputs = node.shape().dims();
        List<Dim> reductions = op.axes().stream().map(from::dim).toList();
        List<Integer> walking = new ArrayList<>();
        int output = 0;
        int reduction = outputs.size();
        for (int axis = 0; axis < from.rank(); axis++) {
            walking.add(op.axes().contains(axis) ? reduction++ : output++);
        }
        Position position = Position.along(from.dims(), walking, from.rank());
        return new Fold(outputs, reductions, combine(op), order(op, from), List.of(position));
    }

    private static Combine combine(Op.Reduce op) {
        return switch (op) {
            case Sum _ -> Combine.SUM;
            case Prod _ -> Combine.PROD;
            case ReduceMax _ -> Combine.MAX;
            case ReduceMin _ -> Combine.MIN;
            case ArgMax _ -> Combine.ARGMAX;
            case ArgMin _ -> Combine.ARGMIN;
        };
    }

    private static Order order(Op.Reduce op, Shape from) {
        return op instanceof Sum ? SumOrder.passes(from, op.axes()).getFirst().order() : Order.CHAIN;
    }

    private static Fold contract(Node node, Op.Contract op) {
        Nest nest = op.nest(node.inputs().stream().map(Node::type).toList());
        List<Position> positions = new ArrayList<>();
        for (int i = 0; i < node.inputs().size(); i++) {
            TensorType type = node.input(i).type();
            positions.add(Position.of(type.shape().dims(), nest.coordinates().get(i)));
        }
        return new Fold(nest.outputs(), nest.reductions(), Combine.FMA, SumOrder.of(nest), positions);
    }
}
