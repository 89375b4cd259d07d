package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Optional;

/** -1, 0 or 1; zeros and NaN stay what they are. No gradient flows. {@code %1 = sign(%0) : f32[4]} */
public record Sign() implements Op.Pointwise {
    @Override
    public DType check(List<DType> inputs) {
        return Operands.signed(inputs, 1);
    }

    @Override
    public Scalar body(List<Scalar> x) {
        DType type = x.get(0).type();
        Scalar zero = Scalar.lit(0, type);
        Scalar below = Scalar.call(Fn.SELECT, Scalar.call(Fn.LT, x.get(0), zero), Scalar.lit(-1, type), x.get(0));
        return Scalar.call(Fn.SELECT, Scalar.call(Fn.LT, zero, x.get(0)), Scalar.lit(1, type), below);
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        return List.of(Optional.empty());
    }
}
