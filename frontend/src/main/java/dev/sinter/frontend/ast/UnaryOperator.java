package dev.sinter.frontend.ast;

/** An operator before its operand, with its spelling. */
public enum UnaryOperator {
    NEGATE("-"),
    NOT("not");

    private final String spelling;

    UnaryOperator(String spelling) {
        this.spelling = spelling;
    }

    public String spelling() {
        return spelling;
    }
}
