package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Optional;

/** The next whole number downwards. No gradient flows. {@code %1 = floor(%0) : f32[4]} */
public record Floor() implements Op.Pointwise {
    @Override
    public DType check(List<DType> inputs) {
        return Operands.floats(inputs, 1);
    }

    @Override
    public Scalar body(List<Scalar> x) {
        return Scalar.call(Fn.FLOOR, x.get(0));
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        return List.of(Optional.empty());
    }
}
