package dev.sinter.frontend.ast;

import dev.sinter.frontend.source.Span;
import java.util.List;
import java.util.Optional;

/** A statement; each begins with its keyword. {@code doc} is the text of the {@code ///} lines above, or empty. */
public sealed interface Statement extends Node {

    /** {@code input label: u8[batch] in names = default}. */
    record Input(
            Span span, String doc, Name name, TypeExpr.Tensor type, Optional<Expr> words, Optional<Expr> defaultValue)
            implements Statement {}

    /** {@code param W: f32[784, 10] = zeros}. */
    record Param(Span span, String doc, Name name, TypeExpr.Tensor type, Expr initial) implements Statement {}

    /** {@code state m: float[..s] = zeros}. */
    record State(Span span, Name name, TypeExpr.Tensor type, Expr initial) implements Statement {}

    /** {@code let a, b: f32[2] = value}; one name or more. */
    record Let(Span span, String doc, List<Name> names, Optional<TypeExpr.Tensor> type, Expr value)
            implements Statement {
        public Let {
            names = List.copyOf(names);
        }
    }

    /** {@code var h = x}. */
    record Var(Span span, Name name, Expr value) implements Statement {}

    /** {@code layer f = dense(units: 16)}. */
    record Layer(Span span, Name name, Expr value) implements Statement {}

    /** {@code update a.kernel = value}; the target is {@code [a, kernel]}. */
    record Update(Span span, List<Name> target, Expr value) implements Statement {
        public Update {
            target = List.copyOf(target);
        }
    }

    /** {@code output digit: i32[batch] in names = argmax(logits)}. */
    record Output(Span span, String doc, Name name, Optional<TypeExpr.Tensor> type, Optional<Expr> words, Expr value)
            implements Statement {}

    /** {@code return h, c}; one value or more. */
    record Return(Span span, List<Expr> values) implements Statement {
        public Return {
            values = List.copyOf(values);
        }
    }

    /** {@code require units > 0, "why"}. */
    record Require(Span span, Expr condition, Optional<Expr.Text> why) implements Statement {}

    /** {@code if c { } else if d { } else { }}; one branch or more, in order. */
    record If(Span span, List<Branch> branches, Optional<Block> otherwise) implements Statement {
        public If {
            branches = List.copyOf(branches);
        }
    }

    /** One {@code if c { }} of an {@link If}. */
    record Branch(Span span, Expr condition, Block body) implements Node {}

    /** {@code for i in range(3) { }}. */
    record For(Span span, Name variable, Expr values, Block body) implements Statement {}

    /** {@code training finetune { }}. */
    record Training(Span span, String doc, Optional<Name> name, Block body) implements Statement {}

    /** {@code loss mean(...)}. */
    record Loss(Span span, Expr value) implements Statement {}

    /** {@code optimizer adam() on "a.*", "b.*"}; no pattern means every parameter, {@code on} is the place of that part. */
    record Optimizer(Span span, Expr function, Optional<Span> on, List<Expr.Text> patterns) implements Statement {
        public Optimizer {
            patterns = List.copyOf(patterns);
        }
    }

    /** {@code freeze "base.*"}; one pattern or more. */
    record Freeze(Span span, List<Expr.Text> patterns) implements Statement {
        public Freeze {
            patterns = List.copyOf(patterns);
        }
    }

    /** {@code metric accuracy = mean(digit == label)}. */
    record Metric(Span span, String doc, Name name, Expr value) implements Statement {}
}
