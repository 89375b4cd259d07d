package dev.sinter.frontend.syntax;

import dev.sinter.frontend.ast.Argument;
import dev.sinter.frontend.ast.BinaryOperator;
import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.ast.Index;
import dev.sinter.frontend.ast.Item;
import dev.sinter.frontend.ast.Name;
import dev.sinter.frontend.ast.UnaryOperator;
import dev.sinter.frontend.problem.Problems;
import dev.sinter.frontend.source.Span;
import dev.sinter.frontend.syntax.token.Tokens;
import dev.sinter.grammar.ModelParser.ArgumentContext;
import dev.sinter.grammar.ModelParser.AtContext;
import dev.sinter.grammar.ModelParser.BareContext;
import dev.sinter.grammar.ModelParser.BoolContext;
import dev.sinter.grammar.ModelParser.CallContext;
import dev.sinter.grammar.ModelParser.ComparisonContext;
import dev.sinter.grammar.ModelParser.ConditionalContext;
import dev.sinter.grammar.ModelParser.ConjunctionContext;
import dev.sinter.grammar.ModelParser.DisjunctionContext;
import dev.sinter.grammar.ModelParser.ExprContext;
import dev.sinter.grammar.ModelParser.IndexContext;
import dev.sinter.grammar.ModelParser.ItemContext;
import dev.sinter.grammar.ModelParser.ListOfContext;
import dev.sinter.grammar.ModelParser.MemberContext;
import dev.sinter.grammar.ModelParser.NegationContext;
import dev.sinter.grammar.ModelParser.NumberContext;
import dev.sinter.grammar.ModelParser.OneContext;
import dev.sinter.grammar.ModelParser.ParenthesisedContext;
import dev.sinter.grammar.ModelParser.PlainContext;
import dev.sinter.grammar.ModelParser.PostfixContext;
import dev.sinter.grammar.ModelParser.PowerContext;
import dev.sinter.grammar.ModelParser.PrimaryContext;
import dev.sinter.grammar.ModelParser.ProductContext;
import dev.sinter.grammar.ModelParser.ReadContext;
import dev.sinter.grammar.ModelParser.RestOfAxesContext;
import dev.sinter.grammar.ModelParser.SliceContext;
import dev.sinter.grammar.ModelParser.SpliceContext;
import dev.sinter.grammar.ModelParser.SubscriptContext;
import dev.sinter.grammar.ModelParser.SuffixContext;
import dev.sinter.grammar.ModelParser.SumContext;
import dev.sinter.grammar.ModelParser.TextContext;
import dev.sinter.grammar.ModelParser.UnaryContext;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** From parse tree to syntax tree: expressions. Each level of the grammar that has no operator leaves no node. */
final class ExprBuilder {
    private final Tokens tokens;
    private final Literals literals;
    private final Chains chains;

    ExprBuilder(Tokens tokens, Problems problems) {
        this.tokens = tokens;
        this.literals = new Literals(tokens, problems);
        this.chains = new Chains(tokens, problems);
    }

    Name name(TerminalNode node) {
        return literals.name(node.getSymbol());
    }

    List<Name> names(List<TerminalNode> nodes) {
        return nodes.stream().map(this::name).toList();
    }

    Expr.Text text(TerminalNode node) {
        return literals.text(node.getSymbol());
    }

    List<Expr.Text> texts(List<TerminalNode> nodes) {
        return nodes.stream().map(this::text).toList();
    }

    List<Expr> exprs(List<ExprContext> rules) {
        return rules.stream().map(this::expr).toList();
    }

    Expr expr(ExprContext rule) {
        return switch (rule) {
            case ConditionalContext c ->
                new Expr.Conditional(
                        tokens.span(c),
                        tokens.span(c.getStart()),
                        expr(c.condition),
                        expr(c.whenTrue),
                        expr(c.whenFalse));
            case PlainContext p -> disjunction(p.disjunction());
            default -> throw new IllegalStateException(rule.getText());
        };
    }

    private Expr disjunction(DisjunctionContext rule) {
        return chains.leftToRight(rule, rule.conjunction(), this::conjunction);
    }

    private Expr conjunction(ConjunctionContext rule) {
        return chains.leftToRight(rule, rule.negation(), this::negation);
    }

    private Expr negation(NegationContext rule) {
        return rule.negation() == null
                ? comparison(rule.comparison())
                : unary(rule, UnaryOperator.NOT, negation(rule.negation()));
    }

    private Expr comparison(ComparisonContext rule) {
        if (rule.sum().size() > 2) {
            chains.refuse(rule);
        }
        return chains.leftToRight(rule, rule.sum(), this::sum);
    }

    private Expr sum(SumContext rule) {
        return chains.leftToRight(rule, rule.product(), this::product);
    }

    private Expr product(ProductContext rule) {
        return chains.leftToRight(rule, rule.unary(), this::unary);
    }

    private Expr unary(UnaryContext rule) {
        return rule.unary() == null ? power(rule.power()) : unary(rule, UnaryOperator.NEGATE, unary(rule.unary()));
    }

    private Expr unary(ParserRuleContext rule, UnaryOperator operator, Expr operand) {
        return new Expr.Unary(tokens.span(rule), operator, tokens.span(rule.getStart()), operand);
    }

    private Expr power(PowerContext rule) {
        Expr base = postfix(rule.postfix());
        if (rule.unary() == null) {
            return base;
        }
        Token operator = ((TerminalNode) rule.getChild(1)).getSymbol();
        Expr exponent = unary(rule.unary());
        return new Expr.Binary(tokens.span(rule), BinaryOperator.POWER, tokens.span(operator), base, exponent);
    }

    Expr postfix(PostfixContext rule) {
        return chains.suffixes(rule, primary(rule.primary()), this::suffix);
    }

    private Expr suffix(Expr target, SuffixContext rule, Span span) {
        return switch (rule) {
            case CallContext c ->
                new Expr.Call(
                        span, target, c.argument().stream().map(this::argument).toList());
            case SubscriptContext s ->
                new Expr.Subscript(
                        span, target, s.index().stream().map(this::index).toList());
            case MemberContext m -> new Expr.Member(span, target, name(m.NAME()));
            default -> throw new IllegalStateException(rule.getText());
        };
    }

    private Argument argument(ArgumentContext rule) {
        return new Argument(tokens.span(rule), Optional.ofNullable(rule.NAME()).map(this::name), expr(rule.expr()));
    }

    private Index index(IndexContext rule) {
        Span span = tokens.span(rule);
        return switch (rule) {
            case RestOfAxesContext r -> new Index.Rest(span);
            case AtContext a when a.slice() == null -> new Index.At(span, expr(a.expr()));
            case AtContext a -> slice(span, Optional.of(expr(a.expr())), a.slice());
            case BareContext b -> slice(span, Optional.empty(), b.slice());
            default -> throw new IllegalStateException(rule.getText());
        };
    }

    /** An expression behind the first colon is {@code to}, behind the second {@code step}. */
    private Index slice(Span span, Optional<Expr> from, SliceContext rule) {
        Optional<Expr> to = Optional.empty();
        Optional<Expr> step = Optional.empty();
        int colons = 0;
        for (int i = 0; i < rule.getChildCount(); i++) {
            if (rule.getChild(i) instanceof ExprContext e && colons == 1) {
                to = Optional.of(expr(e));
            } else if (rule.getChild(i) instanceof ExprContext e) {
                step = Optional.of(expr(e));
            } else {
                colons++;
            }
        }
        return new Index.Slice(span, from, to, step);
    }

    private Expr primary(PrimaryContext rule) {
        return switch (rule) {
            case NumberContext n -> literals.number(n.getStart());
            case TextContext t -> literals.text(t.getStart());
            case BoolContext b ->
                new Expr.Bool(tokens.span(b), b.getStart().getText().equals("true"));
            case ReadContext r -> literals.name(r.getStart());
            case ParenthesisedContext p -> expr(p.expr());
            case ListOfContext l ->
                new Expr.ListOf(
                        tokens.span(l), l.item().stream().map(this::item).toList());
            default -> throw new IllegalStateException(rule.getText());
        };
    }

    private Item item(ItemContext rule) {
        return switch (rule) {
            case SpliceContext s -> new Item.Splice(tokens.span(s), postfix(s.postfix()));
            case OneContext o -> new Item.One(tokens.span(o), expr(o.expr()));
            default -> throw new IllegalStateException(rule.getText());
        };
    }
}
