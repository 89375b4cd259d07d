package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Optional;

/** The sine, as StrictMath.sin. {@code %1 = sin(%0) : f32[4]} */
public record Sin() implements Op.Pointwise {
    @Override
    public DType check(List<DType> inputs) {
        return Operands.floats(inputs, 1);
    }

    @Override
    public Scalar body(List<Scalar> x) {
        return Scalar.call(Fn.STRICT_SIN, x.get(0));
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        return List.of(Optional.of(b.add(new Mul(), dy, b.add(new Cos(), y.input(0)))));
    }
}
