package dev.sinter.frontend.expand.scope;

import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.source.Span;

/** A name in a body and what it means at this moment; {@code update} gives it another value. */
public final class Binding {
    /** What kind of statement declared it. */
    public enum Kind {
        ARGUMENT,
        SIZE,
        INPUT,
        PARAM,
        STATE,
        LET,
        VAR,
        LAYER,
        OUTPUT,
        TURN
    }

    private final Kind kind;
    private final Span declared;
    private final String path;
    private Value value;

    /** @param path the path of the statement that declared it, under which its parameters stand */
    public Binding(Kind kind, Span declared, String path, Value value) {
        this.kind = kind;
        this.declared = declared;
        this.path = path;
        this.value = value;
    }

    public Kind kind() {
        return kind;
    }

    public Span declared() {
        return declared;
    }

    public String path() {
        return path;
    }

    public Value value() {
        return value;
    }

    public void update(Value next) {
        value = next;
    }
}
