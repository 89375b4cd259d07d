package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Optional;

/**
 * The smaller one, as Math.min: NaN wins, +0 is above -0. The gradient goes to x0 where x0 &lt;= x1, else to x1. {@code
 * %2 = min(%0, %1) : f32[4]}
 */
public record Min() implements Op.Pointwise {
    @Override
    public DType check(List<DType> inputs) {
        return Operands.numbers(inputs, 2);
    }

    @Override
    public Scalar body(List<Scalar> x) {
        return Scalar.call(Fn.MIN, x.get(0), x.get(1));
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        Node first = b.add(new LessEqual(), y.input(0), y.input(1));
        Node zero = Constant.filled(b, 0, y.type());
        return List.of(
                Optional.of(b.add(new Select(), first, dy, zero)), Optional.of(b.add(new Select(), first, zero, dy)));
    }
}
