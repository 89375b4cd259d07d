package dev.sinter.optimizer.plan.fuse;

import dev.sinter.ir.graph.Node;
import dev.sinter.ir.op.Op;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.optimizer.plan.access.Formula;
import java.util.HashSet;
import java.util.Set;

/** What it costs to compute one element, in additions, roughly. */
final class Cost {
    private Cost() {}

    static int of(Node node) {
        return switch (node.op()) {
            case Op.Pointwise op -> of(Formula.of(node, op), new HashSet<>());
            case Op.Generate _ -> node.inputs().isEmpty() ? 1 : of(Fn.RANDOM_UNIFORM);
            default -> 0;
        };
    }

    private static int of(Scalar formula, Set<Scalar> counted) {
        if (!(formula instanceof Scalar.Call call) || !counted.add(call)) {
            return 0;
        }
        return of(call.fn())
                + call.args().stream().mapToInt(arg -> of(arg, counted)).sum();
    }

    private static int of(Fn fn) {
        return switch (fn) {
            case DIV, MOD, SQRT -> 5;
            case STRICT_EXP, STRICT_EXPM1, STRICT_LOG, STRICT_LOG1P, STRICT_TANH, STRICT_SIN, STRICT_COS, STRICT_POW ->
                40;
            case RANDOM_UNIFORM, RANDOM_NORMAL, RANDOM_TRUNCATED_NORMAL -> 40;
            default -> 1;
        };
    }
}
