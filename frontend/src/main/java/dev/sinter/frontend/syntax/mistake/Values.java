package dev.sinter.frontend.syntax.mistake;

import dev.sinter.frontend.problem.Problem;
import dev.sinter.frontend.source.Span;
import dev.sinter.grammar.ModelParser.CallContext;
import dev.sinter.grammar.ModelParser.ListOfContext;
import dev.sinter.grammar.ModelParser.ParenthesisedContext;
import java.util.Optional;

/** Inside an expression. */
final class Values {
    private Values() {}

    static Optional<Problem> find(Mistake m) {
        return numbers(m)
                .or(() -> foreign(m))
                .or(() -> lists(m))
                .or(() -> plus(m))
                .or(() -> missing(m));
    }

    private static Optional<Problem> numbers(Mistake m) {
        if (m.is(".") && m.isNumber(1) && m.touchesNext(0)) {
            return m.problem(m.span(0, 1), "a number begins with a digit", "write `0." + m.text(1) + "`");
        }
        if (m.text(-1).equals(".") && m.isNumber(-2)) {
            if (m.isNumber(0) && m.touchesNext(-1)) {
                return m.problem(m.span(-2, 0), "a number has one `.`", "");
            }
            return m.problem(
                    m.span(-2, -1),
                    "a number does not end with `.`",
                    "write `" + m.text(-2) + ".0` or `" + m.text(-2) + "`");
        }
        return m.isNumber(-1) && m.isName(0) && m.touchesNext(-1) ? nameAfterNumber(m) : Optional.empty();
    }

    /** {@code 1_000}, {@code 2x}, {@code 1f}. */
    static Optional<Problem> nameAfterNumber(Mistake m) {
        String number = m.text(-1);
        String name = m.text(0);
        if (name.startsWith("_") && name.replace("_", "").chars().allMatch(Character::isDigit)) {
            return m.problem(m.span(-1, 0), "a number has no `_`", "write `" + number + name.replace("_", "") + "`");
        }
        return switch (name) {
            case "f", "F", "d", "D", "L", "l" ->
                m.problem(m.span(-1, 0), "a number has no letter behind it", "write `" + number + "`");
            default ->
                m.problem(
                        m.span(-1, 0),
                        "a name cannot begin with a digit, and a product needs `*`",
                        "write `" + number + " * " + name + "`");
        };
    }

    private static Optional<Problem> lists(Mistake m) {
        boolean inList = m.rule() instanceof ListOfContext;
        if (m.rule() instanceof ParenthesisedContext && m.is(",")) {
            return m.problem("there are no tuples", "a list is `[1, 2]`");
        }
        if (m.is("for") && m.endsValue(-1) && !m.isFirstOnLine(0)) {
            return m.problem("there are no comprehensions", "write a `for` block, or list the values");
        }
        boolean listed = inList || m.rule() instanceof CallContext;
        boolean next = m.isName(0) || m.isNumber(0) || m.isText(0);
        if (listed && next && m.endsValue(-1)) {
            return m.problem(m.behindPrevious(), "a `,` is missing", "write `" + m.text(-1) + ", " + m.text(0) + "`");
        }
        if (listed && m.is(":") && m.isText(-1)) {
            return m.problem("there are no dictionaries", "a named argument is `name: value`");
        }
        return Optional.empty();
    }

    private static Optional<Problem> foreign(Mistake m) {
        if (m.text(-1).equals("lambda") || m.text(-2).equals("lambda") || m.is("->")) {
            return arrow(m, m.span());
        }
        if (m.is("{") && !m.endsValue(-1) && !m.text(-1).equals("->")) {
            return m.problem("a value has no braces", "a list is `[1, 2]`");
        }
        if (m.is("*")
                && (m.text(-1).equals("(")
                        || m.text(-1).equals(",")
                        || m.text(-1).equals("["))) {
            return m.problem("there is no `*` for several values", "in a list write `..values`");
        }
        return Optional.empty();
    }

    /** A function without a name. */
    static Optional<Problem> arrow(Mistake m, Span where) {
        return m.problem(where, "functions have names", "write `fn f(x) { return ... }` at the top level and pass `f`");
    }

    /** {@code +x}: a sign that changes nothing. */
    private static Optional<Problem> plus(Mistake m) {
        return m.is("+") && !m.endsValue(-1)
                ? m.problem("there is no `+` before a value", "delete it")
                : Optional.empty();
    }

    /** Nothing where a value should be. */
    private static Optional<Problem> missing(Mistake m) {
        boolean operator = switch (m.text(-1)) {
            case "=", "+", "-", "*", "/", "@", "^", "and", "or", "not", "==", "!=", "<", "<=", ">", ">=" -> true;
            case "return", "loss", "require", "optimizer", "(", "[", ",", ":", "then", "else", "in" -> true;
            default -> false;
        };
        boolean ends = m.isEnd() || m.isFirstOnLine(0) || m.is(")") || m.is("]") || m.is("}") || m.is(",") || m.is(":");
        if (operator && ends) {
            return m.problem(m.behindPrevious(), "a value is missing after `" + m.text(-1) + "`", "");
        }
        if (!m.isEnd() && !m.isFirstOnLine(0) && !m.is("}")) {
            return Optional.empty();
        }
        return m.text(-1).equals(".")
                ? m.problem(m.behindPrevious(), "a name is missing after `.`", "")
                : m.problem(m.behindPrevious(), "the statement ends too early", Expectation.hint(m));
    }
}
