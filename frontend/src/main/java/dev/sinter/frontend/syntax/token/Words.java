package dev.sinter.frontend.syntax.token;

import java.util.Set;

/** The keywords by what they begin. */
public final class Words {
    /** Words that begin a statement. */
    public static final Set<String> STATEMENTS = Set.of(
            "input",
            "param",
            "state",
            "let",
            "var",
            "layer",
            "update",
            "output",
            "return",
            "require",
            "if",
            "for",
            "training",
            "loss",
            "optimizer",
            "freeze",
            "metric");

    /** Words that begin something at the top level of a file. */
    public static final Set<String> TOP_LEVEL = Set.of("package", "import", "const", "fn", "model");

    private static final Set<String> OTHERS =
            Set.of("as", "in", "else", "on", "then", "or", "and", "not", "true", "false");

    private Words() {}

    public static boolean isKeyword(String text) {
        return STATEMENTS.contains(text) || TOP_LEVEL.contains(text) || OTHERS.contains(text);
    }
}
