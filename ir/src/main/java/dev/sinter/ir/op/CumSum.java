package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Mismatch;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.graph.TensorType;
import java.util.List;
import java.util.Optional;

/**
 * Each element with the sum of those before it along an axis: a chain from +0.0, ascending, never in blocks. {@code %1 =
 * cum_sum(%0, axis=1) : f32[batch, 10]}
 */
public record CumSum(int axis) implements Op.Ordered {
    @Override
    public TensorType infer(List<TensorType> inputs) {
        Operands.numbers(inputs.stream().map(TensorType::dtype).toList(), 1);
        Shape shape = inputs.get(0).shape();
        Axes.check(List.of(axis), shape);
        if (shape.dim(axis).batch()) {
            throw new Mismatch(
                    "axis " + axis + " of " + shape + " is the batch; its samples are independent of one another");
        }
        return inputs.get(0);
    }

    /** The same from the other end. */
    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        Slice turn = Slice.reversed(y.shape(), axis);
        return List.of(Optional.of(b.add(turn, b.add(this, b.add(turn, dy)))));
    }
}
