package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Mismatch;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.TensorType;
import java.util.List;
import java.util.Optional;

/**
 * The derivative of a scalar with respect to a tensor. {@code %9 = gradient(%7, %1) : f32[784, 300]} asks for d %7 / d
 * %1; the differentiation pass puts the real computation in its place, so later stages never see it.
 */
public record Gradient() implements Op.Derivative {
    @Override
    public TensorType infer(List<TensorType> inputs) {
        TensorType y = inputs.get(0);
        TensorType x = inputs.get(1);
        if (y.shape().rank() != 0 || !y.dtype().isFloat() || !x.dtype().isFloat()) {
            throw new Mismatch(
                    "a gradient is of one float number with respect to a float tensor, not of " + y + " and " + x);
        }
        return x;
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        throw new IllegalStateException("gradient of a gradient: the inner one is replaced first");
    }
}
