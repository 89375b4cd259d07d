package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Optional;

/** The product over axes, an ascending chain from 1. {@code %1 = prod(%0, axes=[1]) : f32[batch]} */
public record Prod(List<Integer> axes) implements Op.Reduce {
    public Prod {
        axes = Axes.ascending(axes);
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
        DType dtype = Operands.numbers(inputs.stream().map(TensorType::dtype).toList(), 1);
        return Axes.without(inputs, axes, dtype);
    }

    /** The product of the other factors: that of the factors that are not zero, unless a zero is among the others. */
    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        Node x = y.input(0);
        Node zero = Constant.filled(b, 0, x.type());
        Node one = Constant.filled(b, 1, x.type());
        Node isZero = b.add(new Equal(), x, zero);
        Node rest = b.add(new Prod(axes), b.add(new Select(), isZero, one, x));
        Node product = Axes.restore(b, rest, axes, x.shape());
        Node count = b.add(new Sum(axes), b.add(new Cast(x.type().dtype()), isZero));
        Node zeros = Axes.restore(b, count, axes, x.shape());
        Node atZero = b.add(new Select(), b.add(new Equal(), zeros, one), product, zero);
        Node elsewhere = b.add(new Select(), b.add(new Equal(), zeros, zero), b.add(new Div(), product, x), zero);
        Node others = b.add(new Select(), isZero, atZero, elsewhere);
        return List.of(Optional.of(b.add(new Mul(), Axes.restore(b, dy, axes, x.shape()), others)));
    }
}
