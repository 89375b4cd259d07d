package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.scalar.ErrorFunction;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Optional;

/** The error function, 2 / sqrt(pi) times the integral of e^-t^2 from 0 to x. {@code %1 = erf(%0) : f32[4]} */
public record Erf() implements Op.Pointwise {
    private static final double TWO_OVER_ROOT_OF_PI = 1.1283791670955126;

    @Override
    public DType check(List<DType> inputs) {
        return Operands.floats(inputs, 1);
    }

    @Override
    public Scalar body(List<Scalar> x) {
        return x.get(0).type() == DType.F32 ? ErrorFunction.f32(x.get(0)) : ErrorFunction.f64(x.get(0));
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        Node x = y.input(0);
        Node bell = b.add(new Exp(), b.add(new Neg(), b.add(new Mul(), x, x)));
        Node slope = b.add(new Mul(), bell, Constant.filled(b, TWO_OVER_ROOT_OF_PI, y.type()));
        return List.of(Optional.of(b.add(new Mul(), dy, slope)));
    }
}
