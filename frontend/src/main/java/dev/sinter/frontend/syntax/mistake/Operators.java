package dev.sinter.frontend.syntax.mistake;

import dev.sinter.frontend.problem.Problem;
import dev.sinter.grammar.ModelParser.CallContext;
import dev.sinter.grammar.ModelParser.IfContext;
import dev.sinter.grammar.ModelParser.RequireContext;
import java.util.Optional;
import java.util.Set;

/** Operators of other languages, and {@code =} where something else is meant. */
final class Operators {
    private static final Set<String> ASSIGNING = Set.of("+", "-", "*", "/", "@", "^", "|");

    private Operators() {}

    static Optional<Problem> find(Mistake m) {
        return doubled(m).or(() -> updating(m)).or(() -> equals(m)).or(() -> pythons(m));
    }

    /** The second half of an operator that we do not have. */
    private static Optional<Problem> doubled(Mistake m) {
        if (!m.touchesNext(-1)) {
            return m.is("|", "|") && m.touchesNext(0)
                    ? m.problem(m.span(0, 1), "there is no operator `||`", "write `or`")
                    : m.is("|") ? m.problem("there is no operator `|`", "write `or`") : Optional.empty();
        }
        return switch (m.text(-1) + m.text(0)) {
            case "**" -> m.problem(m.span(-1, 0), "there is no operator `**`", "a power is `" + power(m) + "`");
            case "++" -> m.problem(m.span(-1, 0), "there is no operator `++`", "write `update x = x + 1`");
            case "<>" -> m.problem(m.span(-1, 0), "there is no operator `<>`", "write `!=`");
            case "!==" -> m.problem(m.span(-1, 0), "there is no operator `!==`", "write `!=`");
            case "===" -> m.problem(m.span(-1, 0), "there is no operator `===`", "write `==`");
            case "=>" ->
                m.problem(m.span(-1, 0), "there is no operator `=>`", "what a function gives stands after `->`");
            case ">>", "<<" ->
                m.problem(m.span(-1, 0), "there are no bit operators", "write `* 2 ^ n` or `floor(x / 2 ^ n)`");
            case "..." -> m.problem(m.span(-1, 0), "there is no `...`", "write `..`");
            default -> Optional.empty();
        };
    }

    private static String power(Mistake m) {
        return simple(m, -2) && simple(m, 1) ? m.text(-2) + " ^ " + m.text(1) : "a ^ b";
    }

    private static boolean simple(Mistake m, int steps) {
        return m.isName(steps) || m.isNumber(steps);
    }

    /** {@code update h += 1} and {@code h += 1}. */
    private static Optional<Problem> updating(Mistake m) {
        int at = m.is("=") ? -1 : m.text(1).equals("=") ? 0 : 1;
        if (!ASSIGNING.contains(m.text(at)) || !m.text(at + 1).equals("=") || !m.touchesNext(at)) {
            return Optional.empty();
        }
        String operator = m.text(at);
        String name = m.isName(at - 1) ? m.text(at - 1) : "x";
        String hint = "write `update " + name + " = " + name + " " + operator + " " + m.argumentText(at + 2) + "`";
        return m.problem(m.span(at, at + 1), "there is no operator `" + operator + "=`", hint);
    }

    private static Optional<Problem> equals(Mistake m) {
        if (m.is("=", ">") && m.touchesNext(0)) {
            return Values.arrow(m, m.span(0, 1));
        }
        boolean inCall = m.rule() instanceof CallContext;
        if (m.is("=")
                && inCall
                && m.isName(-1)
                && (m.text(-2).equals("(") || m.text(-2).equals(","))) {
            String hint = "write `" + m.text(-1) + ": " + m.argumentText(1) + "`";
            return m.problem("an argument is named with `:`", hint);
        }
        if (m.is("=") && m.text(-1).equals(":")) {
            return m.problem(m.span(-1, 0), "there is no operator `:=`", "write `=`");
        }
        if (m.is("=") && (m.within(IfContext.class) || m.within(RequireContext.class) || inCall)) {
            return m.problem("`=` gives a value to a name", "to compare write `==`");
        }
        if (m.is("==") && m.isName(-1) && namesValue(m.text(-2))) {
            return m.problem("`==` compares", "to give a value write `=`");
        }
        return Optional.empty();
    }

    private static boolean namesValue(String keyword) {
        return Set.of("let", "var", "update", "output", "metric", "const", "layer", ",")
                .contains(keyword);
    }

    /** Word operators of Python. */
    private static Optional<Problem> pythons(Mistake m) {
        if (!m.endsValue(-1) || m.isFirstOnLine(0)) {
            return Optional.empty();
        }
        return switch (m.text(0)) {
            case "is" -> m.problem("there is no operator `is`", "write `==`");
            case "not" -> m.problem("there is no operator `not in`", "compare with each value: `x != a and x != b`");
            case "in" ->
                m.within(IfContext.class) || m.within(CallContext.class)
                        ? m.problem(
                                "`in` does not ask whether a list has a value", "compare with each: `x == a or x == b`")
                        : Optional.empty();
            default -> Optional.empty();
        };
    }
}
