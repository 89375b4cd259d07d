package dev.sinter.ir.op;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Optional;

/**
 * y = x, integers that must lie in 0 &lt;= x &lt; limit; otherwise the program ends with an error before it stores
 * anything. {@code %1 = check_index(%0, limit=10, what="label") : i32[batch]}
 *
 * @param what what the numbers are, for the message
 */
public record CheckIndex(long limit, String what) implements Op.Pointwise {
    @Override
    public Optional<IndexLimit> indexLimit() {
        return Optional.of(new IndexLimit(limit, what));
    }

    @Override
    public DType check(List<DType> inputs) {
        return Operands.integers(inputs, 1);
    }

    @Override
    public Scalar body(List<Scalar> x) {
        return x.get(0);
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        return List.of(Optional.empty());
    }
}
