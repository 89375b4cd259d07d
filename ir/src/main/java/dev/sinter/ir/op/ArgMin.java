package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Optional;

/**
 * Where along an axis the smallest number stands, the first of equals; the first NaN wins. No gradient flows.
 * {@code %1 = arg_min(%0, axis=1) : i32[batch]}
 */
public record ArgMin(int axis) implements Op.Reduce {
    @Override
    public List<Integer> axes() {
        return List.of(axis);
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
        return Axes.without(inputs, axes(), DType.I32);
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        return List.of(Optional.empty());
    }
}
