package dev.sinter.optimizer.pass;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.op.Add;
import dev.sinter.ir.op.Constant;
import dev.sinter.ir.op.Op;
import dev.sinter.ir.op.Prod;
import dev.sinter.ir.op.ReduceMax;
import dev.sinter.ir.op.ReduceMin;
import dev.sinter.ir.op.Reshape;
import dev.sinter.ir.op.Sum;
import java.util.Optional;

/** Equations of reductions that have only one number to combine. */
final class ReduceRules {
    private ReduceRules() {}

    static Optional<Node> apply(Term term) {
        boolean single = term.op() instanceof Op.Reduce reduce
                && reduce.axes().stream().map(term.x(0).shape()::dim).allMatch(Dim::isOne);
        return !single
                ? Optional.empty()
                : switch (term.op()) {
                    case ReduceMax _, ReduceMin _, Prod _ -> Optional.of(withoutOnes(term));
                    case Sum _ -> Optional.of(sum(term));
                    default -> Optional.empty();
                };
    }

    /** reduce_max(x) = reshape(x). */
    private static Node withoutOnes(Term term) {
        return term.add(new Reshape(term.shape()), term.x(0));
    }

    /** sum(x) = reshape(x) + 0, as a sum starts from +0, which turns a -0 into +0. */
    private static Node sum(Term term) {
        Node x = withoutOnes(term);
        return term.isFloat() ? term.add(new Add(), x, Constant.filled(term.b(), 0, term.type())) : x;
    }
}
