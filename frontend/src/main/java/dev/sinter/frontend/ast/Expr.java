package dev.sinter.frontend.ast;

import dev.sinter.frontend.source.Span;
import java.util.List;

/** An expression. Its span includes the parentheses inside it, never those around it. */
public sealed interface Expr extends Node
        permits Expr.Number,
                Expr.Text,
                Expr.Bool,
                Name,
                Expr.ListOf,
                Expr.Unary,
                Expr.Binary,
                Expr.Conditional,
                Expr.Call,
                Expr.Subscript,
                Expr.Member {

    /** {@code 1e-7}: the text as written and its value. */
    record Number(Span span, String text, double value) implements Expr {}

    /** {@code "same"}: the value, escapes resolved. */
    record Text(Span span, String value) implements Expr {}

    /** {@code true}. */
    record Bool(Span span, boolean value) implements Expr {}

    /** {@code [..shape, n]}. */
    record ListOf(Span span, List<Item> items) implements Expr {
        public ListOf {
            items = List.copyOf(items);
        }
    }

    /** {@code -x}. */
    record Unary(Span span, UnaryOperator operator, Span operatorSpan, Expr operand) implements Expr {}

    /** {@code x @ W}. */
    record Binary(Span span, BinaryOperator operator, Span operatorSpan, Expr left, Expr right) implements Expr {}

    /** {@code if c then a else b}; {@code keyword} is the place of the word {@code if}. */
    record Conditional(Span span, Span keyword, Expr condition, Expr whenTrue, Expr whenFalse) implements Expr {}

    /** {@code dense(x, units: 3)}. The callee is a {@link Name} or a {@link Member} in any program that means something. */
    record Call(Span span, Expr callee, List<Argument> arguments) implements Expr {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code x[:, 0]}. */
    record Subscript(Span span, Expr target, List<Index> indexes) implements Expr {
        public Subscript {
            indexes = List.copyOf(indexes);
        }
    }

    /** {@code code.kernel}, {@code blocks.residual}. */
    record Member(Span span, Expr target, Name name) implements Expr {}
}
