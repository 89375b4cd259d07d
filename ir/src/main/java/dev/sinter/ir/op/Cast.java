package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Optional;

/** The numbers as another type, by the rules of {@link Fn#CAST}. {@code %1 = cast(%0, to=f32) : f32[4]} */
public record Cast(DType to) implements Op.Pointwise {
    @Override
    public DType check(List<DType> inputs) {
        Operands.one(inputs);
        return to;
    }

    @Override
    public Scalar body(List<Scalar> x) {
        return Scalar.cast(x.get(0), to);
    }

    /** Flows between floats only. */
    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        DType from = y.input(0).type().dtype();
        return List.of(from.isFloat() && to.isFloat() ? Optional.of(b.add(new Cast(from), dy)) : Optional.empty());
    }
}
