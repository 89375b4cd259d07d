package dev.sinter.frontend.ast;

import dev.sinter.frontend.source.Span;
import java.util.List;

/** Statements between braces; the span includes the braces. */
public record Block(Span span, List<Statement> statements) implements Node {
    public Block {
        statements = List.copyOf(statements);
    }
}
