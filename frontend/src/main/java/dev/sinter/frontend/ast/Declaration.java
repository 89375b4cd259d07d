package dev.sinter.frontend.ast;

import dev.sinter.frontend.source.Span;
import java.util.List;

/** What stands at the top level of a file. {@code doc} is the text of the {@code ///} lines above, or empty. */
public sealed interface Declaration extends Node {
    Name name();

    String doc();

    /** {@code const units = [300, 100]}. */
    record Constant(Span span, String doc, Name name, Expr value) implements Declaration {}

    /** {@code fn f(x: float[..s], rate = 0.2) -> float[..s] { ... }}; no {@code ->} gives no results. */
    record Function(
            Span span, String doc, Name name, List<FormalArgument> arguments, List<TypeExpr> results, Block body)
            implements Declaration {
        public Function {
            arguments = List.copyOf(arguments);
            results = List.copyOf(results);
        }
    }

    /** {@code model Digits { ... }}. */
    record Model(Span span, String doc, Name name, Block body) implements Declaration {}
}
