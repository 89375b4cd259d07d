package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Optional;

/** y = x0 / x1; integers round down, and by 0 give 0. {@code %2 = div(%0, %1) : f32[4]} */
public record Div() implements Op.Pointwise {
    @Override
    public DType check(List<DType> inputs) {
        return Operands.numbers(inputs, 2);
    }

    @Override
    public Scalar body(List<Scalar> x) {
        return Scalar.call(Fn.DIV, x.get(0), x.get(1));
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        Node top = b.add(new Div(), dy, y.input(1));
        Node bottom = b.add(new Neg(), b.add(new Div(), b.add(new Mul(), dy, y), y.input(1)));
        return List.of(Optional.of(top), Optional.of(bottom));
    }
}
