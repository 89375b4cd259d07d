package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Optional;

/** Whether both are true. {@code %2 = and(%0, %1) : bool[4]} */
public record And() implements Op.Pointwise {
    @Override
    public DType check(List<DType> inputs) {
        return Operands.bools(inputs, 2);
    }

    @Override
    public Scalar body(List<Scalar> x) {
        return Scalar.call(Fn.AND, x.get(0), x.get(1));
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        return List.of(Optional.empty(), Optional.empty());
    }
}
