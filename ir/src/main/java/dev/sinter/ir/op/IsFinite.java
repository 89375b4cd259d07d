package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Optional;

/** Whether it is neither infinite nor NaN. {@code %1 = is_finite(%0) : bool[4]} */
public record IsFinite() implements Op.Pointwise {
    @Override
    public DType check(List<DType> inputs) {
        return Operands.isFinite(inputs);
    }

    @Override
    public Scalar body(List<Scalar> x) {
        DType type = x.get(0).type();
        double largest = type == DType.F32 ? Float.MAX_VALUE : Double.MAX_VALUE;
        return Scalar.call(Fn.LE, Scalar.call(Fn.ABS, x.get(0)), Scalar.lit(largest, type));
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        return List.of(Optional.empty());
    }
}
