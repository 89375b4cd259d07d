package dev.sinter.frontend.syntax.mistake;

import dev.sinter.frontend.problem.Problem;
import dev.sinter.grammar.ModelParser.BlockContext;
import dev.sinter.grammar.ModelParser.ConstantContext;
import dev.sinter.grammar.ModelParser.ExprContext;
import dev.sinter.grammar.ModelParser.LetContext;
import dev.sinter.grammar.ModelParser.MetricContext;
import dev.sinter.grammar.ModelParser.OutputContext;
import dev.sinter.grammar.ModelParser.PrimaryContext;
import dev.sinter.grammar.ModelParser.SuffixContext;
import dev.sinter.grammar.ModelParser.VarContext;

/** The plain message for a mistake that no family knows: what the rule wants, and what was found. */
final class Expectation {
    private Expectation() {}

    static Problem of(Mistake m) {
        String wanted = wanted(m);
        String message = wanted.isEmpty() ? found(m) + " does not fit here" : wanted + ", found " + found(m);
        return Problem.error(m.span(), message, "");
    }

    static String found(Mistake m) {
        return m.isEnd() ? "the end of the file" : "`" + m.text(0) + "`";
    }

    /** How an unfinished statement goes on. */
    static String hint(Mistake m) {
        return switch (m.rule()) {
            case LetContext rule -> "give it a value: `= ...`";
            case VarContext rule -> "give it a value: `= ...`";
            case OutputContext rule -> "give it a value: `= ...`";
            case ConstantContext rule -> "give it a value: `= ...`";
            case MetricContext rule -> "give it a value: `= ...`";
            default -> "";
        };
    }

    private static String wanted(Mistake m) {
        return switch (m.rule()) {
            case PrimaryContext rule -> "expected a value";
            case SuffixContext rule -> "expected `,` or a closing bracket";
            case ExprContext rule -> "expected a value";
            case BlockContext rule -> "expected `{`";
            default -> afterKeyword(m);
        };
    }

    private static String afterKeyword(Mistake m) {
        return switch (m.text(-1)) {
            case "let",
                    "var",
                    "layer",
                    "update",
                    "output",
                    "input",
                    "param",
                    "state",
                    "metric",
                    "const",
                    "fn",
                    "model",
                    "for",
                    "as",
                    "." -> "expected a name after `" + m.text(-1) + "`";
            case "freeze", "on", "import" -> "expected a text in quotes after `" + m.text(-1) + "`";
            case ":", "->" -> "expected a type";
            case "=" -> "expected a value";
            default -> m.isName(-1) ? "expected `=`" : "";
        };
    }
}
