package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Mismatch;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.graph.TensorType;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Stretched to a larger shape by NumPy's rule: shapes are aligned at their last axes; axes of size 1 and missing ones
 * are repeated. {@code %1 = broadcast(%0, shape=[batch, 10]) : f32[batch, 10]}
 */
public record Broadcast(Shape shape) implements Op.View {
    @Override
    public TensorType infer(List<TensorType> inputs) {
        Shape from = Operands.single(inputs).shape();
        int shift = shape.rank() - from.rank();
        boolean fits = shift >= 0;
        for (int axis = 0; fits && axis < from.rank(); axis++) {
            fits = from.dim(axis).isOne() || from.dim(axis).equals(shape.dim(axis + shift));
        }
        if (!fits) {
            throw new Mismatch("cannot broadcast " + from + " to " + shape);
        }
        return inputs.get(0).with(shape);
    }

    /** The axes of the result along which an input of that shape is repeated. */
    public List<Integer> stretched(Shape from) {
        int shift = shape.rank() - from.rank();
        return IntStream.range(0, shape.rank())
                .filter(axis -> axis < shift || !from.dim(axis - shift).equals(shape.dim(axis)))
                .boxed()
                .toList();
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        Shape from = y.input(0).shape();
        List<Integer> axes = stretched(from);
        Node sum = axes.isEmpty() ? dy : b.add(new Sum(axes), dy);
        return List.of(Optional.of(sum.shape().equals(from) ? sum : b.add(new Reshape(from), sum)));
    }
}
