package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Optional;

/** y = -x. {@code %1 = neg(%0) : f32[4]} */
public record Neg() implements Op.Pointwise {
    @Override
    public DType check(List<DType> inputs) {
        return Operands.signed(inputs, 1);
    }

    @Override
    public Scalar body(List<Scalar> x) {
        return Scalar.call(Fn.NEG, x.get(0));
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        return List.of(Optional.of(b.add(new Neg(), dy)));
    }
}
