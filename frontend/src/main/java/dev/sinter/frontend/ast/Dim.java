package dev.sinter.frontend.ast;

import dev.sinter.frontend.source.Span;
import java.util.Optional;

/** One dimension of a tensor type: {@code float[..s, n]} has a {@link Rest} and a {@link Size}. */
public sealed interface Dim extends Node {
    /** {@code n}, {@code 28}, {@code 4 * units}. */
    record Size(Span span, Expr value) implements Dim {}

    /** {@code ..} (any number of dimensions) or {@code ..s} (the same, bound to or given by {@code s}). */
    record Rest(Span span, Optional<Expr> sizes) implements Dim {}
}
