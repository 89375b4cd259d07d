package dev.sinter.optimizer.pass;

import dev.sinter.ir.graph.Node;
import dev.sinter.ir.op.And;
import dev.sinter.ir.op.Equal;
import dev.sinter.ir.op.If;
import dev.sinter.ir.op.Max;
import dev.sinter.ir.op.Min;
import dev.sinter.ir.op.Not;
import dev.sinter.ir.op.NotEqual;
import dev.sinter.ir.op.Or;
import dev.sinter.ir.op.Select;
import dev.sinter.runtime.DType;
import java.util.Optional;

/** Equations of truth and choice; each method states its own. */
final class ChoiceRules {
    private ChoiceRules() {}

    static Optional<Node> apply(Term term) {
        return switch (term.op()) {
            case Select _, If _ -> selectKnown(term).or(() -> selectSame(term)).or(() -> selectNot(term));
            case Max _, Min _ -> same(term);
            case And _ -> same(term).or(() -> known(term, 0, 1)).or(() -> known(term, 1, 0));
            case Or _ -> same(term).or(() -> known(term, 0, 1)).or(() -> known(term, 1, 0));
            case Not _ -> not(term);
            default -> Optional.empty();
        };
    }

    /** select(true, x, y) = x, select(false, x, y) = y, and so for if. */
    private static Optional<Node> selectKnown(Term term) {
        return Splat.of(term.x(0)).map(condition -> term.x(condition != 0 ? 1 : 2));
    }

    /** select(c, x, x) = x, and so for if. */
    private static Optional<Node> selectSame(Term term) {
        return Optional.of(term.x(1)).filter(term.x(2)::equals);
    }

    /** select(not(c), x, y) = select(c, y, x), and so for if. */
    private static Optional<Node> selectNot(Term term) {
        Node condition = term.x(0);
        return condition.op() instanceof Not
                ? Optional.of(term.add(term.op(), condition.input(0), term.x(2), term.x(1)))
                : Optional.empty();
    }

    /** max(x, x) = x, and so for min, and, or. */
    private static Optional<Node> same(Term term) {
        return Optional.of(term.x(0)).filter(term.x(1)::equals);
    }

    /** and(x, true) = x, and(x, false) = false, or(x, true) = true, or(x, false) = x. */
    private static Optional<Node> known(Term term, int x, int number) {
        Optional<Double> truth = term.type().dtype() == DType.BOOL ? Splat.of(term.x(number)) : Optional.empty();
        return truth.map(known -> term.x((known != 0) == term.op() instanceof And ? x : number));
    }

    /** not(not(x)) = x, not(x == y) = x != y, not(x != y) = x == y; not so for less, as NaN is neither below nor not below. */
    private static Optional<Node> not(Term term) {
        Node x = term.x(0);
        return switch (x.op()) {
            case Not _ -> Optional.of(x.input(0));
            case Equal _ -> Optional.of(term.add(new NotEqual(), x.input(0), x.input(1)));
            case NotEqual _ -> Optional.of(term.add(new Equal(), x.input(0), x.input(1)));
            default -> Optional.empty();
        };
    }
}
