package dev.sinter.frontend.expand.body;

import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.expand.scope.Frame;
import dev.sinter.frontend.expand.tensor.Choice;
import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.Flag;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.runtime.DType;
import java.util.Optional;

/** {@code if c then a else b}: one side where the condition is known, both and a choice where it is one bool tensor. */
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
            return choose(conditional, condition, frame);
        }
        return refuse(conditional, condition, frame);
    }

    private Value choose(Expr.Conditional conditional, Value condition, Frame frame) {
        Value left = expander.expressions().value(conditional.whenTrue(), frame);
        Value right = expander.expressions().value(conditional.whenFalse(), frame);
        if (left.isUnknown() || right.isUnknown()) {
            return Value.UNKNOWN;
        }
        Operand c = new Operand(condition, conditional.condition(), frame);
        Operand a = new Operand(left, conditional.whenTrue(), frame);
        Operand b = new Operand(right, conditional.whenFalse(), frame);
        return expander.expressions()
                .compute(
                        conditional.keyword(),
                        conditional,
                        frame,
                        () -> new Tensor(Choice.of(expander.expansion().tape(), "if", c, a, b)));
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
