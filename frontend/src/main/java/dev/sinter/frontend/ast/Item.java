package dev.sinter.frontend.ast;

import dev.sinter.frontend.source.Span;

/** One item of a list: {@code [..shape, n]} has a {@link Splice} and a {@link One}. */
public sealed interface Item extends Node {
    Expr value();

    /** {@code n}. */
    record One(Span span, Expr value) implements Item {}

    /** {@code ..shape}: all items of the list {@code shape}. */
    record Splice(Span span, Expr value) implements Item {}
}
