package dev.sinter.frontend.expand.body;

import dev.sinter.frontend.ast.Dim;
import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.ast.FormalArgument;
import dev.sinter.frontend.ast.TypeExpr;
import dev.sinter.frontend.expand.scope.Binding;
import dev.sinter.frontend.expand.scope.Frame;
import dev.sinter.frontend.expand.tensor.Conversion;
import dev.sinter.frontend.expand.value.Given;
import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Refusal;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.ListOf;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks the arguments of a call, and what it returns, against the function's signature; binds the names of sizes. */
final class Signatures {
    private final Expander expander;
    private final KindsOfArguments kinds;

    Signatures(Expander expander) {
        this.expander = expander;
        this.kinds = new KindsOfArguments();
    }

    /** False when an argument does not fit, which is reported. */
    boolean match(Declared declared, Frame callee) {
        boolean right = true;
        for (FormalArgument argument : declared.function().arguments()) {
            if (!(argument.type().orElse(null) instanceof TypeExpr.Tensor)) {
                right &= checked(
                        declared, argument, callee, () -> kinds.check(declared, argument, operand(argument, callee)));
            }
        }
        for (FormalArgument argument : declared.function().arguments()) {
            if (right && argument.type().orElse(null) instanceof TypeExpr.Tensor type) {
                right = checked(declared, argument, callee, () -> tensor(declared, argument, type, callee));
            }
        }
        return right && convert(declared, callee);
    }

    private boolean checked(Declared declared, FormalArgument argument, Frame callee, Runnable check) {
        try {
            check.run();
            return true;
        } catch (Refusal refusal) {
            Operand operand = operand(argument, callee);
            Optional<Given> given = callee.given(argument.name().text());
            if (given.isPresent() && !refusal.isSilent()) {
                Operand written = operand.asWritten();
                String hint = refusal.hint();
                expander.reporter().error(written.place(), written.expr(), refusal.getMessage(), hint);
            } else if (!refusal.isSilent()) {
                String message = "the default of `" + declared.name() + "`: " + refusal.getMessage();
                expander.reporter().error(callee, argument.span(), message, refusal.hint());
            }
            return false;
        }
    }

    /** The argument as the author wrote it at the call, or the default. */
    private static Operand operand(FormalArgument argument, Frame callee) {
        Value value = callee.scope().find(argument.name().text()).orElseThrow().value();
        return callee.given(argument.name().text())
                .map(given -> new Operand(value, given.expr(), given.place()))
                .orElseGet(() -> new Operand(value, argument.defaultValue().orElse(argument.name()), callee));
    }

    private void tensor(Declared declared, FormalArgument argument, TypeExpr.Tensor type, Frame callee) {
        Operand operand = operand(argument, callee);
        Value value = operand.value();
        if (!(value instanceof Tensor) && !value.isConstant()) {
            throw Refusal.of(
                    "`" + declared.name() + "` wants " + argument.span().text() + "; " + operand.described(), "");
        }
        TensorPattern pattern = new TensorPattern(expander, callee, size -> origin(declared, argument, size, callee));
        Optional<String> wrong = pattern.match(type, value);
        if (wrong.isPresent()) {
            String name = argument.name().text() + ": " + type.span().text();
            throw Refusal.of(
                    "`" + declared.name() + "` wants " + name + "; `" + operand.text() + "` is " + value
                            + operand.line() + wrong.get(),
                    isSwapped(declared, argument, value, callee)
                            ? "the arguments may be in the wrong order"
                            : PatternHints.of(callee, type, operand));
        }
    }

    /** Whether a later argument has the dtype wanted here, and this value the dtype wanted there: labels in front of scores. */
    private static boolean isSwapped(Declared declared, FormalArgument argument, Value value, Frame callee) {
        return value instanceof Tensor tensor
                && declared.function().arguments().stream()
                        .dropWhile(other -> other != argument)
                        .skip(1)
                        .anyMatch(other -> other.type().orElse(null) instanceof TypeExpr.Tensor type
                                && operand(other, callee).value() instanceof Tensor later
                                && isOf(((TypeExpr.Tensor) argument.type().orElseThrow()), later)
                                && !isOf(type, later)
                                && isOf(type, tensor));
    }

    private static boolean isOf(TypeExpr.Tensor type, Tensor tensor) {
        DType dtype = tensor.type().dtype();
        return switch (type.dtype().text()) {
            case "float" -> dtype.isFloat();
            case "int" -> dtype.isInteger();
            default -> false;
        };
    }

    /** {@code  (from `logits`)}: the first argument before this one whose type has that size. */
    private static String origin(Declared declared, FormalArgument argument, String size, Frame callee) {
        return declared.function().arguments().stream()
                .takeWhile(other -> other != argument)
                .filter(other -> other.type().orElse(null) instanceof TypeExpr.Tensor type
                        && type.dims().stream().anyMatch(dim -> isNamed(dim, size)))
                .findFirst()
                .map(other -> operand(other, callee))
                .filter(Operand::isName)
                .map(from -> " (from `" + from.text() + "`)")
                .orElse("");
    }

    private static boolean isNamed(Dim dim, String size) {
        return switch (dim) {
            case Dim.Size one -> one.value().span().text().equals(size);
            case Dim.Rest rest ->
                rest.sizes().filter(s -> s.span().text().equals(size)).isPresent();
        };
    }

    /** Lists given for tensors become tensors where the signature says their dtype. */
    private boolean convert(Declared declared, Frame callee) {
        for (FormalArgument argument : declared.function().arguments()) {
            Binding binding = callee.scope().find(argument.name().text()).orElseThrow();
            if (argument.type().orElse(null) instanceof TypeExpr.Tensor type && binding.value() instanceof ListOf) {
                Optional<DType> dtype = dtype(type, callee);
                Operand operand = operand(argument, callee);
                boolean right = dtype.isEmpty()
                        || checked(
                                declared,
                                argument,
                                callee,
                                () -> binding.update(new Tensor(
                                        Conversion.constant(expander.expansion().tape(), operand, dtype.get()))));
                if (!right) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Optional<DType> dtype(TypeExpr.Tensor type, Frame callee) {
        String name = type.dtype().text();
        return Types.find(name).or(() -> Optional.ofNullable(callee.classes().get(name)));
    }

    /** The returned values, constants converted where the signature says their dtype. */
    List<Value> results(Declared declared, Statements.Returned returned, Frame callee) {
        List<TypeExpr> promised = declared.function().results();
        boolean isStopped = returned.values().stream().anyMatch(Value::isUnknown);
        if (!isStopped
                && !promised.isEmpty()
                && promised.size() != returned.values().size()) {
            String message = "`" + declared.name() + "` promises " + promised.size() + " values; this returns "
                    + returned.values().size();
            expander.reporter().error(callee, returned.exprs().get(0), message, "");
            return List.of(Value.UNKNOWN);
        }
        if (isStopped) {
            return returned.values();
        }
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < returned.values().size(); i++) {
            Value value = returned.values().get(i);
            Expr expr = returned.exprs().get(Math.min(i, returned.exprs().size() - 1));
            values.add(
                    i < promised.size() && promised.get(i) instanceof TypeExpr.Tensor type
                            ? result(declared, type, new Operand(value, expr, callee), callee)
                            : value);
        }
        return values;
    }

    private Value result(Declared declared, TypeExpr.Tensor type, Operand operand, Frame callee) {
        Value value = operand.value();
        try {
            Optional<DType> dtype = dtype(type, callee);
            if (value.isConstant() && dtype.isPresent()) {
                value = new Tensor(Conversion.constant(expander.expansion().tape(), operand, dtype.get()));
            }
            Optional<String> wrong = value instanceof Tensor || value.isConstant()
                    ? new TensorPattern(expander, callee, _ -> "").match(type, value)
                    : Optional.of("");
            if (wrong.isPresent()) {
                throw Refusal.of(
                        "`" + declared.name() + "` promises " + type.span().text() + "; " + operand.text() + " is "
                                + value + wrong.get(),
                        "");
            }
            return value;
        } catch (Refusal refusal) {
            return expander.reporter().refused(callee, operand.expr().span(), operand.expr(), refusal);
        }
    }
}
