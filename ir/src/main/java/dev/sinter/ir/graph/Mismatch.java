package dev.sinter.ir.graph;

/** The operands of an operation do not fit it. The message states both sides; whoever knows the source line adds it. */
public final class Mismatch extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public Mismatch(String message) {
        super(message);
    }
}
