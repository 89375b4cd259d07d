package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Optional;

/**
 * Where the smallest number stands among those of the axes that disappear, in row-major order: the first of equals; the
 * first NaN wins. No gradient flows. {@code %1 = arg_min(%0, axes=[1]) : i32[batch]}
 */
public record ArgMin(List<Integer> axes) implements Op.Reduce {
    public ArgMin {
        axes = Axes.ascending(axes);
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
        return Axes.without(inputs, axes, DType.I32);
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        return List.of(Optional.empty());
    }
}
