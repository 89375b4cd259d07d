package dev.sinter.frontend.expand.value;

import dev.sinter.frontend.source.Span;
import java.util.Optional;

/** An operation that does not take its operands: what the message and the hint say. Whoever knows the source line reports it. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String hint;
    private final transient Optional<Operand> blamed;
    private final transient Optional<Span> span;

    private Refusal(String message, String hint, Optional<Operand> blamed, Optional<Span> span) {
        super(message, null, false, false);
        this.hint = hint;
        this.blamed = blamed;
        this.span = span;
    }

    /** To be shown at the operator or the call. */
    public static Refusal of(String message, String hint) {
        return new Refusal(message, hint, Optional.empty(), Optional.empty());
    }

    /** To be shown at one operand. */
    public static Refusal at(Operand operand, String message, String hint) {
        return new Refusal(message, hint, Optional.of(operand), Optional.empty());
    }

    /** To be shown at a part of the expression. */
    public static Refusal at(Span span, String message, String hint) {
        return new Refusal(message, hint, Optional.empty(), Optional.of(span));
    }

    /** A mistake that has been reported already. */
    public static Refusal silent() {
        return of("", "");
    }

    public boolean isSilent() {
        return getMessage().isEmpty();
    }

    public Optional<Span> span() {
        return span;
    }

    public String hint() {
        return hint;
    }

    public Optional<Operand> blamed() {
        return blamed;
    }
}
