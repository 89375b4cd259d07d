package dev.sinter.frontend.expand.body;

import dev.sinter.frontend.ast.BinaryOperator;
import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.ast.Item;
import dev.sinter.frontend.ast.Name;
import dev.sinter.frontend.ast.UnaryOperator;
import dev.sinter.frontend.expand.scope.Frame;
import dev.sinter.frontend.expand.tensor.Arithmetic;
import dev.sinter.frontend.expand.value.Callable;
import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Refusal;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.Flag;
import dev.sinter.frontend.expand.value.Value.Function;
import dev.sinter.frontend.expand.value.Value.ListOf;
import dev.sinter.frontend.expand.value.Value.Num;
import dev.sinter.frontend.expand.value.Value.Several;
import dev.sinter.frontend.expand.value.Value.Text;
import dev.sinter.frontend.source.Span;
import dev.sinter.ir.graph.Mismatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What expressions mean. A mistake is reported and becomes an unknown value. */
public final class Expressions {
    private static final List<String> KEYWORDS = List.of("layer", "optimizer");

    private final Expander expander;
    private final Names names;
    private final Subscripts subscripts;
    private final Conditionals conditionals;

    public Expressions(Expander expander) {
        this.expander = expander;
        this.names = new Names(expander);
        this.subscripts = new Subscripts(expander);
        this.conditionals = new Conditionals(expander);
    }

    /** One value. */
    public Value value(Expr expr, Frame frame) {
        Value value = values(expr, frame);
        return value instanceof Several several ? refuse(several, expr, frame) : value;
    }

    private Value refuse(Several several, Expr expr, Frame frame) {
        String callee = expr instanceof Expr.Call call
                ? call.callee().span().text()
                : expr.span().text();
        return expander.reporter()
                .error(
                        frame,
                        expr,
                        "`" + callee + "` returns " + several,
                        "write `let " + String.join(", ", several.names()) + " = "
                                + expr.span().text() + "`");
    }

    /** A value, or the several values of a call. */
    public Value values(Expr expr, Frame frame) {
        return switch (expr) {
            case Expr.Number number -> Num.of(number.value());
            case Expr.Text text -> new Text(text.value());
            case Expr.Bool bool -> new Flag(bool.value());
            case Name name -> names.value(name, frame);
            case Expr.Member member -> names.member(member, frame);
            case Expr.ListOf list -> list(list, frame);
            case Expr.Unary unary -> unary(unary, frame);
            case Expr.Binary binary -> binary(binary, frame);
            case Expr.Conditional conditional -> conditionals.value(conditional, frame);
            case Expr.Call call -> expander.calls().value(call, frame);
            case Expr.Subscript subscript -> subscripts.value(subscript, frame);
        };
    }

    /**
     * Where a function is wanted: its name, or a call that lacks its leading arguments.
     *
     * @param wantedBy the argument, or the keyword of the statement
     */
    public Value function(Expr expr, String wantedBy, Frame frame) {
        Value value = switch (expr) {
            case Name _, Expr.Member _ -> names.function(expr, frame).orElseGet(() -> value(expr, frame));
            case Expr.Call call -> expander.calls().partial(call, frame).orElseGet(() -> value(expr, frame));
            case Expr.Conditional c ->
                conditionals
                        .side(c, frame)
                        .map(side -> function(side, wantedBy, frame))
                        .orElse(Value.UNKNOWN);
            default -> value(expr, frame);
        };
        if (value instanceof Function || value.isUnknown()) {
            return value;
        }
        String hint = switch (expr) {
            case Expr.Call _
            when KEYWORDS.contains(wantedBy) -> "its first arguments come later; give here only those that have names";
            case Expr.Call call ->
                "write `" + wantedBy + ": " + call.callee().span().text() + "`";
            case Expr.Text text -> KindsOfArguments.unquoted(text.value(), "a function");
            default -> "";
        };
        return expander.reporter()
                .error(
                        frame,
                        expr,
                        "`" + wantedBy + "` wants a function; " + new Operand(value, expr, frame).described(),
                        hint);
    }

    /** An initial value: a function of the shape, or the value itself. */
    public Value initial(Expr expr, Frame frame) {
        return switch (expr) {
            case Name _, Expr.Member _ -> names.function(expr, frame).orElseGet(() -> value(expr, frame));
            case Expr.Call call -> expander.calls().partial(call, frame).orElseGet(() -> value(expr, frame));
            case Expr.Conditional c ->
                conditionals.side(c, frame).map(side -> initial(side, frame)).orElse(Value.UNKNOWN);
            default -> value(expr, frame);
        };
    }

    /** What names mean. */
    public Names names() {
        return names;
    }

    /** A condition that must be known while compiling; empty when it was not, which is reported. */
    public Optional<Boolean> known(Expr condition, String what, Frame frame) {
        Value value = value(condition, frame);
        if (value instanceof Flag flag) {
            return Optional.of(flag.value());
        }
        if (!value.isUnknown()) {
            String found = new Operand(value, condition, frame).described();
            expander.reporter()
                    .error(
                            frame,
                            condition,
                            what + " runs while compiling; " + found,
                            "write `where(c, a, b)` for tensors");
        }
        return Optional.empty();
    }

    private Value list(Expr.ListOf list, Frame frame) {
        Optional<Expr> function = list.items().stream()
                .map(Item::value)
                .filter(item -> isFunction(item, frame))
                .findFirst();
        if (function.isPresent()) {
            String hint = "call one after the other: `let a = f(x, ...)`, `let b = g(a, ...)`";
            return expander.reporter().error(frame, function.get(), "a list holds values, not functions", hint);
        }
        List<Value> items = new ArrayList<>();
        boolean known = true;
        for (Item item : list.items()) {
            Value value = value(item.value(), frame);
            if (item instanceof Item.Splice && value instanceof ListOf inner) {
                items.addAll(inner.items());
            } else if (item instanceof Item.Splice && !value.isUnknown()) {
                value = expander.reporter().error(frame, item.value(), "`..` splices a list; this is " + value, "");
            } else {
                items.add(value);
            }
            known &= !value.isUnknown();
        }
        return known ? new ListOf(items) : Value.UNKNOWN;
    }

    /** {@code relu}, or {@code dense(units: 3)}, as layers stand in a list elsewhere. */
    private boolean isFunction(Expr item, Frame frame) {
        return switch (item) {
            case Name name -> unbound(name, frame).isPresent();
            case Expr.Call call
            when call.callee() instanceof Name callee ->
                unbound(callee, frame)
                        .filter(function -> Matching.lacksArgument(function, call))
                        .isPresent();
            default -> false;
        };
    }

    /** The function of that name, where the body has no value of it. */
    private Optional<Callable> unbound(Name name, Frame frame) {
        return frame.scope().find(name.text()).isPresent()
                ? Optional.empty()
                : expander.functions().find(frame.unit(), name.text());
    }

    private Value unary(Expr.Unary unary, Frame frame) {
        Value x = value(unary.operand(), frame);
        if (x.isUnknown()) {
            return x;
        }
        Operand operand = new Operand(x, unary.operand(), frame);
        return compute(
                unary.operatorSpan(),
                unary,
                frame,
                () -> unary.operator() == UnaryOperator.NEGATE
                        ? Arithmetic.negate(expander.expansion().tape(), operand)
                        : Arithmetic.not(expander.expansion().tape(), operand));
    }

    private Value binary(Expr.Binary binary, Frame frame) {
        Value left = value(binary.left(), frame);
        boolean decided = left instanceof Flag flag
                && (binary.operator() == BinaryOperator.AND && !flag.value()
                        || binary.operator() == BinaryOperator.OR && flag.value());
        if (decided) {
            return left;
        }
        Value right = value(binary.right(), frame);
        if (left.isUnknown() || right.isUnknown()) {
            return Value.UNKNOWN;
        }
        Operand a = new Operand(left, binary.left(), frame);
        Operand b = new Operand(right, binary.right(), frame);
        return compute(
                binary.operatorSpan(),
                binary,
                frame,
                () -> Arithmetic.binary(expander.expansion().tape(), binary.operator(), a, b));
    }

    /** Adds nodes that come from that place; what the operation refuses is reported there. */
    public Value compute(Span span, Expr whole, Frame frame, Supplier<Value> operation) {
        expander.expansion().at(whole.span(), frame.label());
        try {
            return operation.get();
        } catch (Refusal refusal) {
            return expander.reporter().refused(frame, span, whole, refusal);
        } catch (Mismatch mismatch) {
            return expander.reporter().error(frame, span, whole, mismatch.getMessage(), "");
        } catch (ArithmeticException overflow) {
            return expander.reporter()
                    .error(frame, span, whole, "the sizes are too large: " + overflow.getMessage(), "");
        }
    }
}
