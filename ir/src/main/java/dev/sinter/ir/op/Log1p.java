package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Logarithms;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Optional;

/** y = log(1 + x), exact near 0. {@code %1 = log1p(%0) : f32[4]} */
public record Log1p() implements Op.Pointwise {
    @Override
    public DType check(List<DType> inputs) {
        return Operands.floats(inputs, 1);
    }

    @Override
    public Scalar body(List<Scalar> x) {
        return x.get(0).type() == DType.F32 ? Logarithms.log1p(x.get(0)) : Scalar.call(Fn.STRICT_LOG1P, x.get(0));
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        return List.of(Optional.of(
                b.add(new Div(), dy, b.add(new Add(), y.input(0), Constant.filled(b, 1, y.type())))));
    }
}
