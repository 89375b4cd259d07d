package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Optional;

/** y = x0 - x1. {@code %2 = sub(%0, %1) : f32[4]} */
public record Sub() implements Op.Pointwise {
    @Override
    public DType check(List<DType> inputs) {
        return Operands.numbers(inputs, 2);
    }

    @Override
    public Scalar body(List<Scalar> x) {
        return Scalar.call(Fn.SUB, x.get(0), x.get(1));
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        return List.of(Optional.of(dy), Optional.of(b.add(new Neg(), dy)));
    }
}
