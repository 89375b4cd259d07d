package dev.sinter.frontend.ast;

import dev.sinter.frontend.source.Span;
import java.util.Optional;

/** One place of a subscript: {@code x[0, 1:-1, ..]} has an {@link At}, a {@link Slice} and a {@link Rest}. */
public sealed interface Index extends Node {
    /** {@code 0}: one element; the axis goes. */
    record At(Span span, Expr value) implements Index {}

    /** {@code from:to:step}, each of them optional. */
    record Slice(Span span, Optional<Expr> from, Optional<Expr> to, Optional<Expr> step) implements Index {}

    /** {@code ..}: all axes that no other place names. */
    record Rest(Span span) implements Index {}
}
