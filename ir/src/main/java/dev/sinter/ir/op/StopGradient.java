package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Optional;

/** y = x, and no gradient flows. {@code %1 = stop_gradient(%0) : f32[4]} */
public record StopGradient() implements Op.Pointwise {
    @Override
    public DType check(List<DType> inputs) {
        return Operands.one(inputs);
    }

    @Override
    public Scalar body(List<Scalar> x) {
        return x.get(0);
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        return List.of(Optional.empty());
    }
}
