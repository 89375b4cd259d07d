package dev.sinter.frontend.expand.value;

import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.source.Span;
import java.util.Optional;

/** A body that is being expanded, as much as messages need to know of it. */
public interface Place {
    /** Whether the body is the author's own, not of the library. */
    boolean isAuthors();

    /** The argument of that name that the body was called with. */
    Optional<Given> given(String name);

    /** Where a value of that name is declared in this body. */
    Optional<Span> declared(String name);

    /** What a `let` of this body says that a name means. */
    Optional<Expr> meaning(String name);

    /** The place and the span of the call of this body. */
    Optional<CallSite> callSite();

    /** The call of a body. */
    record CallSite(Span callee, Place place, String function) {}
}
