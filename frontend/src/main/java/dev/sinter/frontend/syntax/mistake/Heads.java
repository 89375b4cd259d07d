package dev.sinter.frontend.syntax.mistake;

import dev.sinter.frontend.problem.Problem;
import dev.sinter.frontend.syntax.token.Words;
import dev.sinter.grammar.ModelParser.BlockContext;
import dev.sinter.grammar.ModelParser.ConditionalContext;
import dev.sinter.grammar.ModelParser.ConstantContext;
import dev.sinter.grammar.ModelParser.ForContext;
import dev.sinter.grammar.ModelParser.FunctionContext;
import dev.sinter.grammar.ModelParser.IfContext;
import dev.sinter.grammar.ModelParser.LetContext;
import dev.sinter.grammar.ModelParser.MetricContext;
import dev.sinter.grammar.ModelParser.ModelContext;
import dev.sinter.grammar.ModelParser.OutputContext;
import dev.sinter.grammar.ModelParser.StatementContext;
import dev.sinter.grammar.ModelParser.UpdateContext;
import java.util.Optional;
import java.util.Set;

/** The part of a statement or declaration before its value or its brace. */
final class Heads {
    private static final Set<String> WITHOUT_SIGN =
            Set.of("loss", "return", "optimizer", "require", "freeze", "training", "if");

    private Heads() {}

    static Optional<Problem> find(Mistake m) {
        return signAfterKeyword(m)
                .or(() -> patterns(m))
                .or(() -> loops(m))
                .or(() -> functions(m))
                .or(() -> blocks(m))
                .or(() -> names(m))
                .or(() -> choices(m));
    }

    /** {@code loss = mean(x)}, {@code training: { }}. */
    private static Optional<Problem> signAfterKeyword(Mistake m) {
        String word = m.text(-1);
        boolean sign = m.is("=") || m.is(":");
        if (!sign || !WITHOUT_SIGN.contains(word) || !m.isFirstOnLine(-1)) {
            return Optional.empty();
        }
        String hint = "write `" + word + " " + (m.text(1).equals("{") ? "{" : m.argumentText(1)) + "`";
        return m.problem("`" + word + "` takes no `" + m.text(0) + "`", hint);
    }

    /** {@code freeze base} for {@code freeze "base.*"}. */
    private static Optional<Problem> patterns(Mistake m) {
        boolean wanted = m.text(-1).equals("freeze") || m.text(-1).equals("on");
        return wanted && m.isName(0)
                ? m.problem(
                        "parameters are named by a pattern in quotes",
                        "write `\"" + m.text(0) + ".*\"`, or `\"" + m.text(0) + "\"` for one")
                : Optional.empty();
    }

    private static Optional<Problem> loops(Mistake m) {
        if (!(m.enclosing(StatementContext.class).orElse(null) instanceof ForContext)) {
            return Optional.empty();
        }
        String hint = "write `for i in range(10) { ... }`";
        if (m.is("..")) {
            return m.problem("`..` is no range", "write `range(" + m.text(-1) + ", " + m.text(1) + ")`");
        }
        if (m.text(-1).equals("for") && m.is("(")) {
            return m.problem("the head of a `for` has no parentheses", hint);
        }
        boolean inHead = m.text(-1).equals("for") || m.text(-2).equals("for");
        return inHead && !m.isKeyword(0) ? m.problem("a `for` has one name, `in` and a list", hint) : Optional.empty();
    }

    /** A brace is missing where a block begins. */
    private static Optional<Problem> blocks(Mistake m) {
        boolean begins = m.rule() instanceof BlockContext block && block.getStart() == m.token();
        if (m.is(":") && (begins || headEnds(m))) {
            return m.problem("a block stands in braces", "write `{` here and `}` at its end");
        }
        if (m.text(-1).equals("else") && m.rule() instanceof IfContext) {
            return m.problem(m.behindPrevious(), "`{` is missing", "a block stands in braces");
        }
        if (m.is("then") && m.within(IfContext.class)) {
            return m.problem("the statement `if` has braces", "write `if ... { ... }`");
        }
        boolean next = m.isFirstOnLine(0) || Words.STATEMENTS.contains(m.text(0));
        if (begins && next && !m.is("else")) {
            return m.problem(m.behindPrevious(), "`{` is missing", "a block stands in braces");
        }
        return Optional.empty();
    }

    private static boolean headEnds(Mistake m) {
        boolean head = m.within(IfContext.class) || m.within(ForContext.class) || m.within(ModelContext.class);
        return head && (m.isFirstOnLine(1) || m.at(1) == m.token());
    }

    private static Optional<Problem> functions(Mistake m) {
        boolean inModel = m.rule() instanceof BlockContext && m.rule().getParent() instanceof ModelContext;
        if (inModel && m.is("(") && m.text(-2).equals("model")) {
            return m.problem("a model has no arguments", "declare what it takes with `input` in its braces");
        }
        boolean afterHead =
                m.text(-1).equals(")") && m.within(FunctionContext.class) && !m.within(StatementContext.class);
        if (!afterHead) {
            return Optional.empty();
        }
        return switch (m.text(0)) {
            case "=" -> m.problem("a function has a block", "write `{ return " + m.argumentText(1) + " }`");
            case ":" ->
                m.isFirstOnLine(1)
                        ? m.problem("a block stands in braces", "write `{` here and `}` at its end")
                        : m.problem("what a function gives stands after `->`", "write `-> " + m.text(1) + "`");
            default -> Optional.empty();
        };
    }

    /** {@code output softmax(x)}, {@code let (a, b) = f(x)}. */
    private static Optional<Problem> names(Mistake m) {
        boolean named = m.rule() instanceof OutputContext || m.rule() instanceof MetricContext;
        if (named && m.is("(") && m.isName(-1)) {
            String word = m.text(-2);
            String name = word.equals("metric") ? "accuracy" : "y";
            String value = m.argumentText(-1);
            return m.problem(
                    m.span(-1, -1),
                    "every " + word + " has a name",
                    "write `" + word + " " + name + " = " + value + "`");
        }
        if (m.rule() instanceof LetContext && m.is("(")) {
            return m.isName(-1)
                    ? m.problem(
                            "`let` makes a value, not a function",
                            "write `fn " + m.text(-1) + "(...) { ... }` at the top level of the file")
                    : m.problem("the names after `let` have no parentheses", "write `let a, b = ...`");
        }
        if (m.rule() instanceof UpdateContext && m.is("[")) {
            return m.problem(
                    "an element cannot be updated alone",
                    "write `update " + m.text(-1) + " = ...` for all of it, with `where`");
        }
        boolean one = (m.rule() instanceof StatementContext && !(m.rule() instanceof LetContext))
                || m.rule() instanceof ConstantContext;
        if (m.is(",") && m.isName(-1) && one && m.isKeyword(-2)) {
            return m.problem("`" + m.text(-2) + "` takes one name", "several values are taken by `let a, b = ...`");
        }
        return Optional.empty();
    }

    /** {@code a if c else b} and an {@code if} without {@code else}. */
    private static Optional<Problem> choices(Mistake m) {
        String right = "write `if c then a else b`";
        boolean python =
                m.is("else") && m.rule() instanceof BlockContext && m.rule().getParent() instanceof IfContext;
        if (python) {
            return m.problem("an expression chooses with `if`, `then` and `else`", right);
        }
        if (!(m.rule() instanceof ConditionalContext choice)) {
            return Optional.empty();
        }
        return choice.condition == null || choice.whenTrue == null
                ? m.problem("an `if` with a value needs `then`", right)
                : m.problem(m.behindPrevious(), "an `if` with a value needs `else`", right);
    }
}
