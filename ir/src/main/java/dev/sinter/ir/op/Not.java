package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Optional;

/** Whether it is false. {@code %1 = not(%0) : bool[4]} */
public record Not() implements Op.Pointwise {
    @Override
    public DType check(List<DType> inputs) {
        return Operands.bools(inputs, 1);
    }

    @Override
    public Scalar body(List<Scalar> x) {
        return Scalar.call(Fn.NOT, x.get(0));
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        return List.of(Optional.empty());
    }
}
