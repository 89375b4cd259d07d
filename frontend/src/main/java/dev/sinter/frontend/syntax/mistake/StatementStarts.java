package dev.sinter.frontend.syntax.mistake;

import dev.sinter.frontend.problem.DidYouMean;
import dev.sinter.frontend.problem.Problem;
import dev.sinter.frontend.syntax.token.Words;
import dev.sinter.grammar.ModelParser.BlockContext;
import java.util.Optional;

/** What stands in a block where a statement should begin. */
final class StatementStarts {
    private static final String KEYWORD = "a statement begins with a keyword";

    private StatementStarts() {}

    static Optional<Problem> find(Mistake m) {
        if (!(m.rule() instanceof BlockContext block) || block.getStart() == m.token()) {
            return Optional.empty();
        }
        if (!m.isFirstOnLine(0) && m.endsValue(-1)) {
            return continues(m);
        }
        return switch (m.text(0)) {
            case "else" -> m.problem("no `if` belongs to this `else`", "it stands straight after the `}` of its `if`");
            case "fn", "const", "model", "import", "package" -> outside(m);
            default ->
                m.isName(0)
                        ? name(m)
                        : m.problem(KEYWORD, "the statements are `let`, `var`, `update`, `output`, `return`...");
        };
    }

    private static Optional<Problem> name(Mistake m) {
        Optional<Problem> foreign = Foreign.statement(m);
        if (foreign.isPresent()) {
            return foreign;
        }
        String name = m.text(0);
        return switch (m.text(1)) {
            case "=" ->
                m.problem(
                        KEYWORD,
                        "new name: `let " + name + " = ...`; next value of a `var`: `update " + name + " = ...`");
            case ":" -> m.problem(KEYWORD, "write `let " + name + ": ...`");
            case "," -> m.problem(KEYWORD, "new names: `let " + names(m) + " = ...`");
            case "(" -> m.problem(KEYWORD, "keep its value with `let y = " + name + "(...)`, or give it with `return`");
            case "." -> m.problem(KEYWORD, "next value of a parameter: `update " + name + "." + m.text(2) + " = ...`");
            default -> m.problem(KEYWORD, DidYouMean.hint(name, Words.STATEMENTS));
        };
    }

    /** The names before the {@code =}: {@code a, b}. */
    private static String names(Mistake m) {
        int last = 0;
        while (m.text(last + 1).equals(",") && m.isName(last + 2)) {
            last += 2;
        }
        return m.tokens().text(m.at(0), m.at(last));
    }

    /** A declaration inside a body. */
    private static Optional<Problem> outside(Mistake m) {
        String word = m.text(0);
        String name = m.isName(1) ? m.text(1) : "x";
        return word.equals("const")
                ? m.problem("`const` stands at the top level of the file", "here write `let " + name + " = ...`")
                : m.problem("`" + word + "` stands at the top level of the file", "move it out of the braces");
    }

    /** The statement before seems complete, but its line goes on. */
    private static Optional<Problem> continues(Mistake m) {
        if (m.isText(0) && m.isName(-1) && m.touchesNext(-1)) {
            return m.problem(m.span(-1, 0), "a text has no prefix", "write `" + m.text(0) + "`");
        }
        if (m.isNumber(-1) && m.isName(0) && m.touchesNext(-1)) {
            return Values.nameAfterNumber(m);
        }
        if (m.isText(0)) {
            return m.problem(m.behindPrevious(), "a `,` is missing", "write `, " + m.text(0) + "`");
        }
        return m.problem(
                "the statement before ends here, and " + Expectation.found(m) + " cannot begin one",
                "is an operator or a keyword missing?");
    }
}
