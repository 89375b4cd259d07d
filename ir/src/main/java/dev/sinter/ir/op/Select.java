package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Optional;

/** y = x1 where x0 is true, else x2. {@code %3 = select(%0, %1, %2) : f32[4]} */
public record Select() implements Op.Pointwise {
    @Override
    public DType check(List<DType> inputs) {
        return Operands.select(inputs);
    }

    @Override
    public Scalar body(List<Scalar> x) {
        return Scalar.call(Fn.SELECT, x.get(0), x.get(1), x.get(2));
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        Node zero = Constant.filled(b, 0, y.type());
        return List.of(
                Optional.empty(),
                Optional.of(b.add(new Select(), y.input(0), dy, zero)),
                Optional.of(b.add(new Select(), y.input(0), zero, dy)));
    }
}
