package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Mismatch;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.graph.TensorType;
import java.util.List;
import java.util.Optional;

/**
 * The same elements in the same row-major order under another shape. {@code %1 = reshape(%0, shape=[batch, 784]) :
 * f32[batch, 784]}
 */
public record Reshape(Shape shape) implements Op.View {
    @Override
    public TensorType infer(List<TensorType> inputs) {
        Shape from = Operands.single(inputs).shape();
        if (!from.size().equals(shape.size())) {
            throw new Mismatch("cannot reshape " + from + " to " + shape + ": " + from.size() + " and " + shape.size()
                    + " elements");
        }
        return inputs.get(0).with(shape);
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        return List.of(Optional.of(b.add(new Reshape(y.input(0).shape()), dy)));
    }
}
