package dev.sinter.optimizer.pass;

import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.op.Op;
import dev.sinter.optimizer.Pass;
import java.util.Optional;

/**
 * {@code mul(%0, 1)  =>  %0}, and every other equation of {@link ArithmeticRules}, {@link ChoiceRules}, {@link CastRules},
 * {@link ViewRules} and {@link ReduceRules}
 *
 * <p>Only equations that keep every bit, for -0 and NaN too. Tempting ones that do not, and are therefore missing (design section 7):
 * x + 0 (-0 + 0 is +0), x * 0 (NaN), x - x (NaN), a / b to a * (1 / b) (rounds twice), a * b + c to a fused multiply-add (rounds once),
 * (a * b) * c to a * (b * c), sum(a * b) to a matrix product, -(a - b) to b - a (the sign of zero). First in the group, as what it
 * takes away is not worth looking at.
 */
public final class Simplify implements Pass {
    @Override
    public Graph run(Graph graph) {
        return Rewrite.run(graph, Simplify::simplify);
    }

    private static Optional<Node> simplify(Term term) {
        return switch (term.op()) {
            case Op.Pointwise _ ->
                ArithmeticRules.apply(term).or(() -> ChoiceRules.apply(term)).or(() -> CastRules.apply(term));
            case Op.Branch _ -> ChoiceRules.apply(term);
            case Op.View _, Op.Assemble _, Op.Source _ -> ViewRules.apply(term);
            case Op.Reduce _ -> ReduceRules.apply(term);
            default -> Optional.empty();
        };
    }
}
