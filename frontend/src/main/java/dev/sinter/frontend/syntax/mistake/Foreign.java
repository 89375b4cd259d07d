package dev.sinter.frontend.syntax.mistake;

import dev.sinter.frontend.problem.Problem;
import java.util.Map;
import java.util.Optional;

/** Words that begin something in Python, Java or TypeScript, and nothing here. */
final class Foreign {
    private static final String TYPED = "a type stands behind the name";

    private static final Map<String, String> STATEMENTS = Map.ofEntries(
            Map.entry("while", "use `for` over a known range"),
            Map.entry("elif", "write `else if`"),
            Map.entry("elseif", "write `else if`"),
            Map.entry("switch", "write `if ... { } else if ... { }`"),
            Map.entry("match", "write `if ... { } else if ... { }`"),
            Map.entry("val", "write `let`"),
            Map.entry("print", "show a value with `metric` or `output`"),
            Map.entry("assert", "write `require`"),
            Map.entry("raise", "write `require condition, \"why\"`"),
            Map.entry("throw", "write `require condition, \"why\"`"),
            Map.entry("pass", "leave the braces empty: `{ }`"),
            Map.entry("break", "a `for` runs over its whole range; choose with `if` in it"),
            Map.entry("continue", "a `for` runs over its whole range; choose with `if` in it"),
            Map.entry("try", "there are no exceptions; state what must hold with `require`"),
            Map.entry("with", "nothing needs closing; write the statements alone"),
            Map.entry("del", "nothing is deleted; a name ends with its block"),
            Map.entry("global", "functions see their arguments and constants only"));

    /** What is not said in a model, because each run says it. */
    private static final Map<String, String> SETTINGS = Map.of(
            "epochs", "whoever trains says it: `--epochs` on the command line, `Fit.epochs` in Java",
            "batch_size", "whoever trains says it: `--batch` on the command line, `Fit.epochs(1).batchSize` in Java",
            "validation_split", "whoever trains says it: `--split` on the command line, `Dataset.split` in Java");

    private static final Map<String, String> DECLARATIONS = Map.of(
            "def", "write `fn`",
            "function", "write `fn`",
            "func", "write `fn`",
            "fun", "write `fn`",
            "class", "write `model`, or `fn` for a layer",
            "from", "write `import \"file.model\"`; its functions are `file.name`",
            "using", "write `import \"file.model\"`",
            "include", "write `import \"file.model\"`",
            "final", "write `const`",
            "static", "write `const`");

    private Foreign() {}

    /** {@code def f(x)} at the top level. */
    static Optional<Problem> declaration(Mistake m) {
        String word = m.text(0);
        return DECLARATIONS.containsKey(word) && begins(m)
                ? m.problem("there is no `" + word + "`", DECLARATIONS.get(word))
                : Optional.empty();
    }

    /** {@code while x > 0} in a block. */
    static Optional<Problem> statement(Mistake m) {
        String word = m.text(0);
        if (STATEMENTS.containsKey(word) && begins(m)) {
            return m.problem("there is no `" + word + "`", STATEMENTS.get(word));
        }
        if (SETTINGS.containsKey(word) && (m.text(1).equals("=") || m.text(1).equals(":"))) {
            return m.problem("`" + word + "` is no part of a model", SETTINGS.get(word));
        }
        if (word.equals("def") && m.isName(1)) {
            return m.problem("there is no `def`", "write `fn`, at the top level of the file");
        }
        boolean typeFirst = switch (word) {
            case "int", "float", "double", "bool", "boolean", "auto", "f32", "f64", "i32", "i64", "u8" -> true;
            default -> false;
        };
        return typeFirst && m.isName(1)
                ? m.problem(m.span(0, 1), TYPED, "write `let " + m.text(1) + " = ...`")
                : Optional.empty();
    }

    /** The word is not itself the name of a value: {@code match = 3} is only a forgotten {@code let}. */
    private static boolean begins(Mistake m) {
        return switch (m.text(1)) {
            case "=", ".", ":", "," -> false;
            default -> true;
        };
    }
}
