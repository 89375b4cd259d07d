package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Optional;

/**
 * y = x0 to the power of x1, as StrictMath.pow. Slow: for whole exponents multiply. {@code %2 = pow(%0, %1) : f32[]}
 */
public record Pow() implements Op.Pointwise {
    @Override
    public DType check(List<DType> inputs) {
        return Operands.floats(inputs, 2);
    }

    @Override
    public Scalar body(List<Scalar> x) {
        return Scalar.call(Fn.STRICT_POW, x.get(0), x.get(1));
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        Node x = y.input(0);
        Node exponent = y.input(1);
        Node zero = Constant.filled(b, 0, y.type());
        Node lower = b.add(new Pow(), x, b.add(new Sub(), exponent, Constant.filled(b, 1, y.type())));
        Node slope = b.add(new Select(), b.add(new Equal(), exponent, zero), zero, b.add(new Mul(), exponent, lower));
        Node log = b.add(new Select(), b.add(new Less(), zero, x), b.add(new Log(), x), zero);
        return List.of(
                Optional.of(b.add(new Mul(), dy, slope)), Optional.of(b.add(new Mul(), dy, b.add(new Mul(), y, log))));
    }
}
