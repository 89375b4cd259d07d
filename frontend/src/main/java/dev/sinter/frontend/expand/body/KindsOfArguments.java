package dev.sinter.frontend.expand.body;

import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.ast.FormalArgument;
import dev.sinter.frontend.ast.TypeExpr;
import dev.sinter.frontend.ast.UnaryOperator;
import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Refusal;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.Flag;
import dev.sinter.frontend.expand.value.Value.Function;
import dev.sinter.frontend.expand.value.Value.ListOf;
import dev.sinter.frontend.expand.value.Value.Num;
import dev.sinter.frontend.expand.value.Value.Text;
import dev.sinter.frontend.problem.DidYouMean;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Arguments that are known while compiling: whole numbers, numbers, bools, words, lists, functions. */
final class KindsOfArguments {

    /** Refuses a value that the argument does not take. */
    void check(Declared declared, FormalArgument argument, Operand operand) {
        String name = argument.name().text();
        if (argument.type().isEmpty()) {
            byDefault(name, argument.defaultValue(), operand);
            return;
        }
        switch (argument.type().get()) {
            case TypeExpr.Named named -> named(declared, name, named, operand);
            case TypeExpr.Words words ->
                words(name, words.words().stream().map(Expr.Text::value).toList(), operand);
            case TypeExpr.Function _ -> require(operand.value() instanceof Function, name, "a function", operand);
            case TypeExpr.Tensor _ -> throw new IllegalArgumentException("tensors are matched, not checked");
        }
    }

    /** Without a type, an argument takes what its default is; a number may also be a list of them, as for strides. */
    private static void byDefault(String name, Optional<Expr> defaultValue, Operand operand) {
        if (defaultValue.isEmpty()) {
            return;
        }
        switch (defaultValue.get()) {
            case Expr.Bool _ -> require(operand.value() instanceof Flag, name, "true or false", operand);
            case Expr.Text _ -> require(operand.value() instanceof Text, name, "a word in quotes", operand);
            case Expr.Number _ -> number(name, operand);
            case Expr.Unary unary
            when unary.operator() == UnaryOperator.NEGATE && unary.operand() instanceof Expr.Number ->
                number(name, operand);
            default -> {}
        }
    }

    private static void number(String name, Operand operand) {
        Value value = operand.value();
        boolean isNumbers =
                value instanceof ListOf list && list.items().stream().allMatch(Num.class::isInstance);
        require(value instanceof Num || isNumbers, name, "a number known while compiling", operand);
    }

    private static void named(Declared declared, String name, TypeExpr.Named type, Operand operand) {
        Value value = operand.value();
        switch (type.name().text()) {
            case "int" -> whole(name, operand);
            case "number" -> require(value instanceof Num, name, "a number known while compiling", operand);
            case "bool" -> require(value instanceof Flag, name, "true or false", operand);
            case "string" -> require(value instanceof Text, name, "a word in quotes", operand);
            case "list" -> require(value instanceof ListOf, name, "a list", operand);
            default ->
                throw Refusal.of(
                        "`" + declared.name() + "` has an argument of an unknown type `"
                                + type.name().text() + "`",
                        "there are int number bool string list fn, and tensors: float[..s]");
        }
    }

    private static void whole(String name, Operand operand) {
        require(operand.value() instanceof Num, name, "a whole number known while compiling", operand);
        Num num = (Num) operand.value();
        if (!num.isWhole()) {
            throw Refusal.of(
                    name + " is a whole number; " + operand.described(), "write `floor(" + operand.text() + ")`");
        }
    }

    private static void words(String name, List<String> allowed, Operand operand) {
        if (operand.value() instanceof Text text && allowed.contains(text.value())) {
            return;
        }
        String all = allowed.stream().map(word -> '"' + word + '"').collect(Collectors.joining(" or "));
        String hint = operand.value() instanceof Text text ? DidYouMean.hint(text.value(), allowed) : "";
        throw Refusal.of("`" + name + "` is " + all + "; found " + operand.value(), hint);
    }

    private static void require(boolean right, String name, String wanted, Operand operand) {
        if (!right) {
            String hint = switch (operand.value()) {
                case Text text when operand.asWritten().expr() instanceof Expr.Text -> unquoted(text.value(), wanted);
                case Num num when wanted.equals("a list") -> "write `[" + operand.text() + "]`";
                case Num num when wanted.equals("true or false") -> "write `" + (num.number() != 0) + "`";
                default -> "";
            };
            throw Refusal.of("`" + name + "` wants " + wanted + "; " + operand.described(), hint);
        }
    }

    /** Other libraries take {@code "relu"} and {@code "3"}. */
    static String unquoted(String text, String wanted) {
        boolean fits = wanted.equals("a function")
                ? text.matches("[\\p{L}_][\\p{L}\\p{Nd}_]*")
                : wanted.contains("number") && text.matches("-?[0-9]+(\\.[0-9]+)?");
        return fits ? "without quotes: `" + text + "`" : "";
    }
}
