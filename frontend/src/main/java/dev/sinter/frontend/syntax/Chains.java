package dev.sinter.frontend.syntax;

import dev.sinter.frontend.ast.BinaryOperator;
import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.problem.Problems;
import dev.sinter.frontend.source.Span;
import dev.sinter.frontend.syntax.token.Tokens;
import dev.sinter.grammar.ModelParser.ComparisonContext;
import dev.sinter.grammar.ModelParser.PostfixContext;
import dev.sinter.grammar.ModelParser.SuffixContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Operators and suffixes in a row: {@code a + b - c} is {@code (a + b) - c}. The tree of a long row is deep on its left, so
 * rows have a bound; the parser bounds the other depths.
 */
final class Chains {
    private static final int MAX_DEPTH = 400;

    private final Tokens tokens;
    private final Problems problems;
    private int depth;

    /** Adds one suffix to what is before it. */
    interface Suffix {
        Expr add(Expr target, SuffixContext suffix, Span span);
    }

    Chains(Tokens tokens, Problems problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    <R extends ParserRuleContext> Expr leftToRight(ParserRuleContext rule, List<R> operands, Function<R, Expr> build) {
        if (operands.size() == 1) {
            return build.apply(operands.getFirst());
        }
        deeper(rule, operands.size());
        Expr left = build.apply(operands.getFirst());
        for (int i = 1; i < operands.size(); i++) {
            Token operator = ((TerminalNode) rule.getChild(2 * i - 1)).getSymbol();
            Span span = tokens.span(rule.getStart(), operands.get(i).getStop());
            Expr right = build.apply(operands.get(i));
            left = new Expr.Binary(span, BinaryOperator.of(operator.getText()), tokens.span(operator), left, right);
        }
        depth -= operands.size();
        return left;
    }

    Expr suffixes(PostfixContext rule, Expr primary, Suffix suffix) {
        int count = rule.suffix().size();
        deeper(rule, count);
        Expr result = primary;
        for (SuffixContext s : rule.suffix()) {
            result = suffix.add(result, s, tokens.span(rule.getStart(), s.getStop()));
        }
        depth -= count;
        return result;
    }

    /** {@code 0 < x < 1}: mathematics, Python and C disagree about it. */
    void refuse(ComparisonContext rule) {
        List<String> pairs = new ArrayList<>();
        for (int i = 1; i < rule.sum().size(); i++) {
            pairs.add(tokens.text(rule.sum(i - 1).getStart(), rule.sum(i).getStop()));
        }
        String both = String.join(" and ", pairs);
        String hint = both.length() > 60 || both.contains("\n") ? "write `a < b and b < c`" : "write `" + both + "`";
        Token second = ((TerminalNode) rule.getChild(3)).getSymbol();
        problems.error(tokens.span(second), "comparisons do not chain", hint);
    }

    private void deeper(ParserRuleContext rule, int by) {
        depth += by;
        boolean crosses = depth > MAX_DEPTH && depth - by <= MAX_DEPTH;
        if (crosses) {
            problems.error(tokens.span(rule.getStart()), "this expression is too long", "name parts of it with `let`");
        }
    }
}
