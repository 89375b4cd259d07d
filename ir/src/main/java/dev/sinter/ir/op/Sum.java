package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Optional;

/**
 * The sum over axes, in the order that {@link dev.sinter.ir.kernel.SumOrder} states. {@code %1 = sum(%0, axes=[1]) :
 * f32[batch]}
 */
public record Sum(List<Integer> axes) implements Op.Reduce {
    public Sum {
        axes = Axes.ascending(axes);
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
        DType dtype = Operands.numbers(inputs.stream().map(TensorType::dtype).toList(), 1);
        return Axes.without(inputs, axes, dtype);
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        return List.of(Optional.of(Axes.restore(b, dy, axes, y.input(0).shape())));
    }
}
