package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Mismatch;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Optional;

/**
 * The places of the elements along the last axis, smallest element first or largest first; equals keep their order, NaN
 * comes last, -0 equals +0. {@code %1 = arg_sort(%0, descending=false) : i32[batch, 10]}
 */
public record ArgSort(boolean descending) implements Op.Ordered {
    @Override
    public TensorType infer(List<TensorType> inputs) {
        Operands.signed(inputs.stream().map(TensorType::dtype).toList(), 1);
        Shape shape = inputs.get(0).shape();
        if (shape.rank() == 0 || shape.dim(shape.rank() - 1).batch()) {
            throw new Mismatch("rows of a known size are needed, found " + shape);
        }
        return new TensorType(DType.I32, shape);
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        return List.of(Optional.empty());
    }
}
