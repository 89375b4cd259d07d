package dev.sinter.frontend.syntax.mistake;

import dev.sinter.frontend.problem.Problem;
import java.util.Map;
import java.util.Optional;

/** A keyword used as a name, with another name for the same thing. */
final class Reserved {
    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("loss", "cost"),
            Map.entry("metric", "score"),
            Map.entry("model", "network"),
            Map.entry("layer", "stage"),
            Map.entry("param", "weight"),
            Map.entry("state", "memory"),
            Map.entry("input", "sample"),
            Map.entry("output", "result"),
            Map.entry("update", "change"),
            Map.entry("training", "train"),
            Map.entry("optimizer", "rule"),
            Map.entry("freeze", "frozen"),
            Map.entry("require", "check"),
            Map.entry("return", "result"),
            Map.entry("package", "pack"),
            Map.entry("import", "imported"),
            Map.entry("const", "constant"),
            Map.entry("fn", "f"),
            Map.entry("var", "variable"),
            Map.entry("let", "value"),
            Map.entry("as", "a"),
            Map.entry("in", "inner"),
            Map.entry("on", "active"),
            Map.entry("for", "count"),
            Map.entry("if", "condition"),
            Map.entry("then", "next"),
            Map.entry("else", "other"),
            Map.entry("true", "yes"),
            Map.entry("false", "no"));

    private Reserved() {}

    static Optional<Problem> find(Mistake m) {
        String word = m.text(0);
        if (!m.isKeyword(0)
                || m.isFirstOnLine(0)
                || m.endsValue(-1)
                || m.text(-1).equals("}")) {
            return Optional.empty();
        }
        String hint = INSTEAD.containsKey(word) ? "try `" + INSTEAD.get(word) + "`" : "";
        return m.problem("`" + word + "` is a word of the language and cannot be a name", hint);
    }
}
