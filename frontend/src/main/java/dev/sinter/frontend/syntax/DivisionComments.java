package dev.sinter.frontend.syntax;

import dev.sinter.frontend.problem.Problems;
import dev.sinter.frontend.syntax.token.Tokens;
import dev.sinter.grammar.ModelLexer;
import dev.sinter.grammar.ModelParser.ConstantContext;
import dev.sinter.grammar.ModelParser.DeclarationContext;
import dev.sinter.grammar.ModelParser.ExprContext;
import dev.sinter.grammar.ModelParser.FileContext;
import dev.sinter.grammar.ModelParser.ParameterContext;
import dev.sinter.grammar.ModelParser.ProductContext;
import dev.sinter.grammar.ModelParser.StatementContext;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * {@code units // 2}: a reader of Python means division, and the comment would silently take it away. So a comment straight
 * behind an expression is refused where its whole text is a number or a name in scope.
 */
final class DivisionComments {
    private final Tokens tokens;
    private final FileContext file;
    private final Problems problems;

    private DivisionComments(Tokens tokens, FileContext file, Problems problems) {
        this.tokens = tokens;
        this.file = file;
        this.problems = problems;
    }

    static void check(Tokens tokens, FileContext file, Problems problems) {
        DivisionComments checked = new DivisionComments(tokens, file, problems);
        for (Token token : tokens.all()) {
            if (token.getType() == ModelLexer.COMMENT) {
                checked.comment(token);
            }
        }
    }

    private void comment(Token comment) {
        String divisor = comment.getText().substring("//".length()).strip();
        Token before = visibleBefore(comment);
        if (divisor.isEmpty() || before.getLine() != comment.getLine()) {
            return;
        }
        Optional<ProductContext> dividend = endingAt(file, before);
        if (dividend.isPresent() && (isNumber(divisor) || isInScope(divisor, dividend.get()))) {
            report(comment, divisor, dividend.get());
        }
    }

    private void report(Token comment, String divisor, ProductContext dividend) {
        String text = tokens.text(dividend.getStart(), dividend.getStop());
        String hint = "whole division is `floor(" + text + " / " + divisor + ")`";
        problems.error(tokens.span(comment), "`//` starts a comment, so " + consequence(dividend, divisor), hint);
    }

    /** What the author gets: the name would have the value without the division. */
    private String consequence(ProductContext dividend, String divisor) {
        ParserRuleContext owner = owner(dividend);
        List<Token> names = names(owner);
        Optional<ExprContext> value = owner.getRuleContexts(ExprContext.class).stream()
                .filter(e -> e.getStop() == dividend.getStop() && names.size() == 1)
                .findFirst();
        return value.map(v -> "`" + names.getFirst().getText() + "` would be " + valueOf(v))
                .orElse("`" + divisor + "` is not read");
    }

    private String valueOf(ExprContext value) {
        for (DeclarationContext declaration : file.declaration()) {
            ConstantContext constant = declaration.constant();
            boolean same = constant != null && constant.NAME().getText().equals(value.getText());
            if (same && isNumber(constant.expr().getText())) {
                return constant.expr().getText();
            }
        }
        return "`" + tokens.text(value.getStart(), value.getStop()) + "`";
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.');
    }

    private boolean isInScope(String name, ProductContext place) {
        Set<String> known = new HashSet<>();
        file.declaration().stream()
                .filter(d -> d.constant() != null)
                .forEach(d -> known.add(d.constant().NAME().getText()));
        ParserRuleContext declaration = place;
        while (!(declaration instanceof DeclarationContext)) {
            declaration = declaration.getParent();
        }
        collect(declaration, known);
        return known.contains(name);
    }

    /** The names that arguments and statements of a declaration declare, at any depth. */
    private static void collect(ParserRuleContext rule, Set<String> known) {
        if (rule instanceof StatementContext || rule instanceof ParameterContext) {
            names(rule).forEach(token -> known.add(token.getText()));
        }
        rules(rule).forEach(child -> collect(child, known));
    }

    /** The outermost product that ends with the token: the dividend, were {@code //} an operator. */
    private static Optional<ProductContext> endingAt(ParserRuleContext rule, Token last) {
        if (rule instanceof ProductContext product && product.getStop() == last) {
            return Optional.of(product);
        }
        return rules(rule).stream()
                .filter(child -> child.getStart().getTokenIndex() <= last.getTokenIndex())
                .filter(child -> last.getTokenIndex() <= child.getStop().getTokenIndex())
                .flatMap(child -> endingAt(child, last).stream())
                .findFirst();
    }

    private static ParserRuleContext owner(ParserRuleContext rule) {
        ParserRuleContext owner = rule;
        while (!(owner instanceof StatementContext
                || owner instanceof ConstantContext
                || owner instanceof DeclarationContext)) {
            owner = owner.getParent();
        }
        return owner;
    }

    private static List<Token> names(ParserRuleContext rule) {
        return rule.getTokens(ModelLexer.NAME).stream()
                .map(TerminalNode::getSymbol)
                .toList();
    }

    private static List<ParserRuleContext> rules(ParserRuleContext rule) {
        return rule.getRuleContexts(ParserRuleContext.class);
    }

    /** The token before a comment, or the comment itself at the beginning of the file. */
    private Token visibleBefore(Token comment) {
        for (int i = comment.getTokenIndex() - 1; i >= 0; i--) {
            if (tokens.all().get(i).getChannel() == Token.DEFAULT_CHANNEL) {
                return tokens.all().get(i);
            }
        }
        return comment;
    }
}
