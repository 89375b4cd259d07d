package dev.sinter.frontend.ast;

import dev.sinter.frontend.source.Span;
import java.util.Optional;

/** One argument of a call: {@code x}, or {@code units: 3}. */
public record Argument(Span span, Optional<Name> name, Expr value) implements Node {}
