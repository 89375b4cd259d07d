package dev.sinter.frontend.syntax.mistake;

import dev.sinter.frontend.problem.Problem;
import dev.sinter.grammar.ModelParser.ConstantContext;
import dev.sinter.grammar.ModelParser.DimContext;
import dev.sinter.grammar.ModelParser.InputContext;
import dev.sinter.grammar.ModelParser.StoredContext;
import dev.sinter.grammar.ModelParser.TensorTypeContext;
import dev.sinter.grammar.ModelParser.TypeContext;
import java.util.Optional;

/** Types, and statements that need one. */
final class Types {
    private Types() {}

    static Optional<Problem> find(Mistake m) {
        if (m.is(":") && m.rule() instanceof ConstantContext) {
            return m.problem("a constant has no type", "write `const " + m.text(-1) + " = ...`");
        }
        return dims(m).or(() -> missing(m)).or(() -> initial(m));
    }

    private static Optional<Problem> dims(Mistake m) {
        boolean inType = m.rule() instanceof TensorTypeContext || m.rule() instanceof TypeContext;
        if (m.rule() instanceof TypeContext && m.isText(-1) && m.isText(0)) {
            return m.problem(m.behindPrevious(), "a `|` is missing", "write `" + m.text(-1) + " | " + m.text(0) + "`");
        }
        if (m.rule() instanceof TypeContext && m.isText(-1) && !m.text(-2).equals("|")) {
            return m.problem("one word is no choice", "write two or more: `" + m.text(-1) + " | \"other\"`");
        }
        if (m.text(-1).equals("->") && m.is("(")) {
            return m.problem("several results have no parentheses", "write `-> float[], float[]`");
        }
        if (inType && m.is("[")) {
            return m.problem("a type begins with the kind of its numbers", "write `f32[...]`");
        }
        if (m.rule() instanceof TensorTypeContext && m.isName(-1)) {
            String dtype = m.text(-1);
            return m.is("(") || m.is("<")
                    ? m.problem("dimensions stand in `[ ]`", "write `" + dtype + "[...]`")
                    : m.problem(
                            m.span(-1, -1),
                            "`" + dtype + "` needs its dimensions",
                            "one number is `" + dtype + "[]`, three are `" + dtype + "[3]`");
        }
        boolean first = m.rule() instanceof TensorTypeContext
                && (m.text(-1).equals("[") || m.text(-1).equals(","));
        return (first || m.within(DimContext.class)) && (m.is(":") || m.is("*"))
                ? m.problem("a dimension is a number, a name or `..`", "the size known at run time is `batch`")
                : Optional.empty();
    }

    /** {@code input x} and {@code param W = zeros}. */
    private static Optional<Problem> missing(Mistake m) {
        boolean typed = m.rule() instanceof InputContext || m.rule() instanceof StoredContext;
        String word = m.text(-2);
        if (!typed || !m.isName(-1) || !(word.equals("input") || word.equals("param") || word.equals("state"))) {
            return Optional.empty();
        }
        String name = m.text(-1);
        String hint = word.equals("input")
                ? "write `input " + name + ": f32[batch, 4]`"
                : "write `" + word + " " + name + ": f32[4, 3] = ...`";
        return m.problem(m.span(-1, -1), "`" + name + "` needs a type", hint);
    }

    private static Optional<Problem> initial(Mistake m) {
        if (!(m.rule() instanceof StoredContext) || !m.text(-1).equals("]")) {
            return Optional.empty();
        }
        String word = ((StoredContext) m.rule()).kind.getText();
        return m.problem(
                m.behindPrevious(),
                "a " + word + " needs its first value",
                "write `= zeros`, or another function, number or list");
    }
}
