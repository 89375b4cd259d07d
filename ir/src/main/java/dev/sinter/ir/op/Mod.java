package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Optional;

/** y = x0 - floor(x0 / x1) * x1, with the sign of x1; integers by 0 give 0. {@code %2 = mod(%0, %1) : i32[4]} */
public record Mod() implements Op.Pointwise {
    @Override
    public DType check(List<DType> inputs) {
        return Operands.numbers(inputs, 2);
    }

    @Override
    public Scalar body(List<Scalar> x) {
        return Scalar.call(Fn.MOD, x.get(0), x.get(1));
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        Node turns = b.add(new Floor(), b.add(new Div(), y.input(0), y.input(1)));
        return List.of(Optional.of(dy), Optional.of(b.add(new Neg(), b.add(new Mul(), dy, turns))));
    }
}
