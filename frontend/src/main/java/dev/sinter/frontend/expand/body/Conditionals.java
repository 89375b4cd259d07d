package dev.sinter.frontend.expand.body;

import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.expand.scope.Expansion;
import dev.sinter.frontend.expand.scope.Frame;
import dev.sinter.frontend.expand.tensor.Choice;
import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.Flag;
import dev.sinter.frontend.expand.value.Value.Several;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** {@code if c then a else b}: one side where the condition is known, both sides of a branch where it is one bool tensor. */
final class Conditionals {
    private final Expander expander;

    Conditionals(Expander expander) {
        this.expander = expander;
    }

    Value value(Expr.Conditional conditional, Frame frame) {
        Value condition = expander.expressions().value(conditional.condition(), frame);
        if (condition instanceof Flag flag) {
            return expander.expressions()
                    .values(flag.value() ? conditional.whenTrue() : conditional.whenFalse(), frame);
        }
        if (condition instanceof Tensor tensor && tensor.type().equals(TensorType.scalar(DType.BOOL))) {
            return branch(conditional, tensor.node(), frame);
        }
        return refuse(conditional, condition, frame);
    }

    /** Sides that give several values are branches of each. */
    private Value branch(Expr.Conditional conditional, Node condition, Frame frame) {
        Value left = side(conditional.whenTrue(), new Expansion.Side(condition, true), frame);
        Value right = side(conditional.whenFalse(), new Expansion.Side(condition, false), frame);
        if (left.isUnknown() || right.isUnknown()) {
            return Value.UNKNOWN;
        }
        if (left instanceof Several a
                && right instanceof Several b
                && a.values().size() == b.values().size()) {
            List<Value> chosen = IntStream.range(0, a.values().size())
                    .mapToObj(i -> branch(
                            conditional,
                            condition,
                            a.values().get(i),
                            b.values().get(i),
                            frame))
                    .toList();
            return chosen.stream().anyMatch(Value::isUnknown) ? Value.UNKNOWN : new Several(chosen, a.names());
        }
        if (left instanceof Several || right instanceof Several) {
            return expander.reporter()
                    .error(
                            frame,
                            conditional.keyword(),
                            conditional,
                            "the sides of `if` give " + count(left) + " and " + count(right),
                            "both must give as many");
        }
        return branch(conditional, condition, left, right, frame);
    }

    private Value branch(Expr.Conditional conditional, Node condition, Value left, Value right, Frame frame) {
        Operand a = new Operand(left, conditional.whenTrue(), frame);
        Operand b = new Operand(right, conditional.whenFalse(), frame);
        return expander.expressions()
                .compute(
                        conditional.keyword(),
                        conditional,
                        frame,
                        () -> new Tensor(Choice.branch(expander.expansion().tape(), condition, a, b)));
    }

    private static String count(Value side) {
        return side instanceof Several several ? several.toString() : "one value";
    }

    private Value side(Expr expr, Expansion.Side side, Frame frame) {
        return expander.expansion().inSide(side, () -> expander.expressions().values(expr, frame));
    }

    private Value refuse(Expr.Conditional conditional, Value condition, Frame frame) {
        if (condition.isUnknown()) {
            return condition;
        }
        Operand c = new Operand(condition, conditional.condition(), frame);
        String sides = conditional.whenTrue().span().text() + ", "
                + conditional.whenFalse().span().text();
        return expander.reporter()
                .error(
                        frame,
                        conditional.keyword(),
                        conditional,
                        "`if` wants one bool; " + c.text() + " is " + condition,
                        "write `where(" + c.text() + ", " + sides + ")`");
    }

    /** The side that is meant where the condition must be known. */
    Optional<Expr> side(Expr.Conditional conditional, Frame frame) {
        Value condition = expander.expressions().value(conditional.condition(), frame);
        if (condition instanceof Flag flag) {
            return Optional.of(flag.value() ? conditional.whenTrue() : conditional.whenFalse());
        }
        refuse(conditional, condition, frame);
        return Optional.empty();
    }
}
