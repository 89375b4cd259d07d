package dev.sinter.optimizer.pass;

import dev.sinter.ir.graph.Node;
import dev.sinter.ir.op.Abs;
import dev.sinter.ir.op.Add;
import dev.sinter.ir.op.Constant;
import dev.sinter.ir.op.Div;
import dev.sinter.ir.op.Mul;
import dev.sinter.ir.op.Neg;
import dev.sinter.ir.op.Sub;
import dev.sinter.runtime.DType;
import java.util.Optional;
import java.util.function.Supplier;

/** Equations of numbers; each method states its own. x and y are any values, c is a known number. */
final class ArithmeticRules {
    private static final long FRACTION = (1L << 52) - 1;

    private ArithmeticRules() {}

    static Optional<Node> apply(Term term) {
        return switch (term.op()) {
            case Add _ -> either(term, ArithmeticRules::add);
            case Sub _ -> subZero(term).or(() -> subNegated(term));
            case Mul _ -> either(term, ArithmeticRules::mul).or(() -> bothNegated(term));
            case Div _ -> div(term).or(() -> bothNegated(term));
            case Neg _ -> negNeg(term);
            case Abs _ -> absOfSign(term);
            default -> Optional.empty();
        };
    }

    /** A rule of an operation whose operands may change places. */
    private static Optional<Node> either(Term term, CommutativeRule rule) {
        return rule.apply(term, term.x(0), term.x(1)).or(() -> rule.apply(term, term.x(1), term.x(0)));
    }

    private interface CommutativeRule {
        Optional<Node> apply(Term term, Node x, Node y);
    }

    private static Optional<Node> add(Term term, Node x, Node y) {
        return addZero(term, x, y).or(() -> addNegated(term, x, y));
    }

    /** x + -0 = x; for integers x + 0 = x. */
    private static Optional<Node> addZero(Term term, Node x, Node y) {
        return when(Splat.is(y, term.isFloat() ? -0.0 : 0), () -> x);
    }

    /** x + -y = x - y. */
    private static Optional<Node> addNegated(Term term, Node x, Node y) {
        return when(y.op() instanceof Neg, () -> term.add(new Sub(), x, y.input(0)));
    }

    /** x - 0 = x. */
    private static Optional<Node> subZero(Term term) {
        return when(Splat.is(term.x(1), 0), () -> term.x(0));
    }

    /** x - -y = x + y. */
    private static Optional<Node> subNegated(Term term) {
        return when(
                term.x(1).op() instanceof Neg,
                () -> term.add(new Add(), term.x(0), term.x(1).input(0)));
    }

    private static Optional<Node> mul(Term term, Node x, Node y) {
        return mulByOne(x, y)
                .or(() -> mulByMinusOne(term, x, y))
                .or(() -> mulByZero(term, y))
                .or(() -> negatedByNumber(term, x, y));
    }

    /** x * 1 = x. */
    private static Optional<Node> mulByOne(Node x, Node y) {
        return when(Splat.is(y, 1), () -> x);
    }

    /** x * -1 = -x. */
    private static Optional<Node> mulByMinusOne(Term term, Node x, Node y) {
        return when(term.isFloat() && Splat.is(y, -1), () -> term.add(new Neg(), x));
    }

    /** For integers x * 0 = 0. */
    private static Optional<Node> mulByZero(Term term, Node y) {
        return when(!term.isFloat() && Splat.is(y, 0), () -> y);
    }

    private static Optional<Node> div(Term term) {
        return divByOne(term)
                .or(() -> divByMinusOne(term))
                .or(() -> divByPowerOfTwo(term))
                .or(() -> negatedByNumber(term, term.x(0), term.x(1)));
    }

    /** x / 1 = x. */
    private static Optional<Node> divByOne(Term term) {
        return when(Splat.is(term.x(1), 1), () -> term.x(0));
    }

    /** x / -1 = -x. */
    private static Optional<Node> divByMinusOne(Term term) {
        return when(term.isFloat() && Splat.is(term.x(1), -1), () -> term.add(new Neg(), term.x(0)));
    }

    /** x / c = x * (1 / c) where c is a power of two: 1 / c is exact then, and both sides are rounded once. */
    private static Optional<Node> divByPowerOfTwo(Term term) {
        Optional<Double> divisor = term.isFloat() ? Splat.of(term.x(1)) : Optional.empty();
        return divisor.filter(c -> hasExactReciprocal(c, term.type().dtype()))
                .map(c -> term.add(new Mul(), term.x(0), Constant.filled(term.b(), 1 / c, term.type())));
    }

    /** -x * c = x * -c, -x / c = x / -c. */
    private static Optional<Node> negatedByNumber(Term term, Node x, Node y) {
        Optional<Double> number = term.isFloat() && x.op() instanceof Neg ? Splat.of(y) : Optional.empty();
        return number.map(c -> term.add(term.op(), x.input(0), Constant.filled(term.b(), -c, term.type())));
    }

    /** -x * -y = x * y, -x / -y = x / y; not for integers, whose lowest has no opposite. */
    private static Optional<Node> bothNegated(Term term) {
        boolean applies = term.isFloat() && term.inputs().stream().allMatch(x -> x.op() instanceof Neg);
        return when(
                applies, () -> term.add(term.op(), term.x(0).input(0), term.x(1).input(0)));
    }

    private static boolean hasExactReciprocal(double c, DType type) {
        boolean isPowerOfTwo = (Double.doubleToLongBits(c) & FRACTION) == 0;
        double reciprocal = type == DType.F32 ? (float) (1 / c) : 1 / c;
        return isPowerOfTwo && reciprocal != 0 && Double.isFinite(reciprocal);
    }

    /** --x = x. */
    private static Optional<Node> negNeg(Term term) {
        return when(term.x(0).op() instanceof Neg, () -> term.x(0).input(0));
    }

    /** |-x| = |x|, ||x|| = |x|. */
    private static Optional<Node> absOfSign(Term term) {
        Node x = term.x(0);
        return when(x.op() instanceof Neg || x.op() instanceof Abs, () -> term.add(new Abs(), x.input(0)));
    }

    private static Optional<Node> when(boolean applies, Supplier<Node> instead) {
        return applies ? Optional.of(instead.get()) : Optional.empty();
    }
}
