package dev.sinter.frontend.ast;

import dev.sinter.frontend.source.Span;
import java.util.Optional;

/** One argument as its function declares it: {@code units: int} or {@code rate = 0.2}. */
public record FormalArgument(Span span, Name name, Optional<TypeExpr> type, Optional<Expr> defaultValue)
        implements Node {}
