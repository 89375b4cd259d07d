package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Optional;

/** Whether x0 &lt; x1. {@code %2 = less(%0, %1) : bool[4]} */
public record Less() implements Op.Pointwise {
    @Override
    public DType check(List<DType> inputs) {
        return Operands.ordered(inputs);
    }

    @Override
    public Scalar body(List<Scalar> x) {
        return Scalar.call(Fn.LT, x.get(0), x.get(1));
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        return List.of(Optional.empty(), Optional.empty());
    }
}
