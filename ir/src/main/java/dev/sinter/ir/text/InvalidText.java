package dev.sinter.ir.text;

/** A text that is no graph; the message begins with line and column. */
public final class InvalidText extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    InvalidText(int line, int column, String message) {
        super(line + ":" + column + ": " + message);
    }
}
