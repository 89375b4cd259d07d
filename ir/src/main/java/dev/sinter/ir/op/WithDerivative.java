package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Optional;

/**
 * y = x0. The gradient dy * x2 flows to x1 and nowhere else: it states the slope of a value whose own derivative is
 * unstable. {@code %3 = with_derivative(%0, %1, %2) : f32[4]}
 */
public record WithDerivative() implements Op.Pointwise {
    @Override
    public DType check(List<DType> inputs) {
        return Operands.floats(inputs, 3);
    }

    @Override
    public Scalar body(List<Scalar> x) {
        return x.get(0);
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        return List.of(Optional.empty(), Optional.of(b.add(new Mul(), dy, y.input(2))), Optional.empty());
    }
}
