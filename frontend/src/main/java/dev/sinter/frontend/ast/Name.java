package dev.sinter.frontend.ast;

import dev.sinter.frontend.source.Span;

/**
 * A name, where it is declared and where it is read. {@code training} read in an expression is a plain name too,
 * although the word is a keyword.
 */
public record Name(Span span, String text) implements Expr {}
