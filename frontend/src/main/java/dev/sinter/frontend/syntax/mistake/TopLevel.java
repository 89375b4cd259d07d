package dev.sinter.frontend.syntax.mistake;

import dev.sinter.frontend.problem.DidYouMean;
import dev.sinter.frontend.problem.Problem;
import dev.sinter.frontend.syntax.token.Words;
import dev.sinter.grammar.ModelParser.FileContext;
import dev.sinter.grammar.ModelParser.ImportDeclContext;
import dev.sinter.grammar.ModelParser.PackageDeclContext;
import java.util.List;
import java.util.Optional;

/** What stands outside functions and models. */
final class TopLevel {
    private static final String BEGINS = "a file holds `import`, `const`, `fn` and `model`";

    private TopLevel() {}

    static Optional<Problem> find(Mistake m) {
        return switch (m.rule()) {
            case FileContext file -> atTop(m);
            case ImportDeclContext rule
            when m.isName(0) || m.text(0).equals("{") || m.text(0).equals("*") ->
                m.problem("an import names a file", "write `import \"" + m.text(0) + ".model\"`");
            case PackageDeclContext rule
            when m.isText(0) ->
                m.problem("a package is a dotted name", "write it without quotes: `package samples.digits`");
            default -> Optional.empty();
        };
    }

    private static Optional<Problem> atTop(Mistake m) {
        String word = m.text(0);
        if (word.equals("import")) {
            return m.problem("imports come before the first declaration", "move it to the top of the file");
        }
        if (word.equals("package")) {
            return m.problem("`package` comes first", "move it to the top of the file, once");
        }
        if (Words.STATEMENTS.contains(word)) {
            String hint = switch (word) {
                case "let", "var" -> "write `const " + nameOr(m, "x") + " = ...` for a value known while compiling";
                default -> "put it between the braces of a model or function";
            };
            return m.problem("`" + word + "` stands in a model or a function", hint);
        }
        Optional<Problem> foreign = Foreign.declaration(m);
        if (foreign.isPresent()) {
            return foreign;
        }
        if (m.isName(0) && m.text(1).equals("=")) {
            return m.problem(BEGINS, "write `const " + word + " = ...`");
        }
        return m.problem(
                BEGINS, m.isName(0) ? DidYouMean.hint(word, List.of("import", "const", "model", "package")) : "");
    }

    private static String nameOr(Mistake m, String other) {
        return m.isName(1) ? m.text(1) : other;
    }
}
