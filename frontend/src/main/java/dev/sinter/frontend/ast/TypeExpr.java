package dev.sinter.frontend.ast;

import dev.sinter.frontend.source.Span;
import java.util.List;

/** A type as written. */
public sealed interface TypeExpr extends Node {
    /** {@code f32[batch, 784]}, {@code float[..s, n]}, {@code f32[]}. */
    record Tensor(Span span, Name dtype, List<Dim> dims) implements TypeExpr {
        public Tensor {
            dims = List.copyOf(dims);
        }
    }

    /** {@code int}, {@code number}, {@code bool}, {@code string}, {@code list}. */
    record Named(Span span, Name name) implements TypeExpr {}

    /** {@code fn}. */
    record Function(Span span) implements TypeExpr {}

    /** {@code "same" | "valid"}: two or more. */
    record Words(Span span, List<Expr.Text> words) implements TypeExpr {
        public Words {
            words = List.copyOf(words);
        }
    }
}
