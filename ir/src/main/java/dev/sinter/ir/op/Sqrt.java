package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Optional;

/** The square root; below 0 NaN. {@code %1 = sqrt(%0) : f32[4]} */
public record Sqrt() implements Op.Pointwise {
    @Override
    public DType check(List<DType> inputs) {
        return Operands.floats(inputs, 1);
    }

    @Override
    public Scalar body(List<Scalar> x) {
        return Scalar.call(Fn.SQRT, x.get(0));
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        Node half = b.add(new Mul(), dy, Constant.filled(b, 0.5, y.type()));
        return List.of(Optional.of(b.add(new Div(), half, y)));
    }
}
