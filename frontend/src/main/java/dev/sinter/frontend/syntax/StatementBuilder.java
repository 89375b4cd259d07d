package dev.sinter.frontend.syntax;

import dev.sinter.frontend.ast.Block;
import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.ast.Name;
import dev.sinter.frontend.ast.Statement;
import dev.sinter.frontend.ast.TypeExpr;
import dev.sinter.frontend.source.Span;
import dev.sinter.frontend.syntax.token.Tokens;
import dev.sinter.grammar.ModelParser.BlockContext;
import dev.sinter.grammar.ModelParser.ExprContext;
import dev.sinter.grammar.ModelParser.ForContext;
import dev.sinter.grammar.ModelParser.FreezeContext;
import dev.sinter.grammar.ModelParser.IfContext;
import dev.sinter.grammar.ModelParser.InputContext;
import dev.sinter.grammar.ModelParser.LayerContext;
import dev.sinter.grammar.ModelParser.LetContext;
import dev.sinter.grammar.ModelParser.LossContext;
import dev.sinter.grammar.ModelParser.MetricContext;
import dev.sinter.grammar.ModelParser.OptimizerContext;
import dev.sinter.grammar.ModelParser.OutputContext;
import dev.sinter.grammar.ModelParser.RequireContext;
import dev.sinter.grammar.ModelParser.ReturnContext;
import dev.sinter.grammar.ModelParser.StatementContext;
import dev.sinter.grammar.ModelParser.StoredContext;
import dev.sinter.grammar.ModelParser.TensorTypeContext;
import dev.sinter.grammar.ModelParser.TrainingContext;
import dev.sinter.grammar.ModelParser.UpdateContext;
import dev.sinter.grammar.ModelParser.VarContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From parse tree to syntax tree: blocks and statements. */
final class StatementBuilder {
    private final Tokens tokens;
    private final DocComments docs;
    private final ExprBuilder exprs;
    private final TypeBuilder types;

    StatementBuilder(Tokens tokens, DocComments docs, ExprBuilder exprs, TypeBuilder types) {
        this.tokens = tokens;
        this.docs = docs;
        this.exprs = exprs;
        this.types = types;
    }

    Block block(BlockContext rule) {
        return new Block(
                tokens.span(rule),
                rule.statement().stream().map(this::statement).toList());
    }

    private Statement statement(StatementContext rule) {
        Span span = tokens.span(rule);
        String doc = docs.above(rule);
        return switch (rule) {
            case InputContext s ->
                new Statement.Input(
                        span,
                        doc,
                        exprs.name(s.NAME()),
                        types.tensor(s.tensorType()),
                        maybe(s.words),
                        maybe(s.initial));
            case StoredContext s -> stored(s, span, doc);
            case LetContext s ->
                new Statement.Let(span, doc, exprs.names(s.NAME()), type(s.tensorType()), exprs.expr(s.expr()));
            case VarContext s -> new Statement.Var(span, exprs.name(s.NAME()), exprs.expr(s.expr()));
            case LayerContext s -> new Statement.Layer(span, exprs.name(s.NAME()), exprs.expr(s.expr()));
            case UpdateContext s -> new Statement.Update(span, exprs.names(s.NAME()), exprs.expr(s.expr()));
            case OutputContext s ->
                new Statement.Output(
                        span, doc, exprs.name(s.NAME()), type(s.tensorType()), maybe(s.words), exprs.expr(s.value));
            case ReturnContext s -> new Statement.Return(span, exprs.exprs(s.expr()));
            case RequireContext s ->
                new Statement.Require(
                        span,
                        exprs.expr(s.expr()),
                        Optional.ofNullable(s.STRING()).map(exprs::text));
            case IfContext s -> conditional(s, span);
            case ForContext s -> new Statement.For(span, exprs.name(s.NAME()), exprs.expr(s.expr()), block(s.block()));
            default -> ofTraining(rule, span, doc);
        };
    }

    private Statement ofTraining(StatementContext rule, Span span, String doc) {
        return switch (rule) {
            case TrainingContext s -> {
                Optional<Name> name = Optional.ofNullable(s.NAME()).map(exprs::name);
                yield new Statement.Training(span, doc, name, block(s.block()));
            }
            case LossContext s -> new Statement.Loss(span, exprs.expr(s.expr()));
            case OptimizerContext s -> optimizer(s, span);
            case FreezeContext s -> new Statement.Freeze(span, exprs.texts(s.STRING()));
            case MetricContext s -> new Statement.Metric(span, doc, exprs.name(s.NAME()), exprs.expr(s.expr()));
            default -> throw new IllegalStateException(rule.getText());
        };
    }

    private Statement stored(StoredContext rule, Span span, String doc) {
        Name name = exprs.name(rule.NAME());
        TypeExpr.Tensor type = types.tensor(rule.tensorType());
        Expr initial = exprs.expr(rule.expr());
        return rule.kind.getText().equals("param")
                ? new Statement.Param(span, doc, name, type, initial)
                : new Statement.State(span, name, type, initial);
    }

    private Statement optimizer(OptimizerContext rule, Span span) {
        Optional<Span> on = rule.STRING().stream()
                .findFirst()
                .map(first -> tokens.span(tokens.at(first.getSymbol(), -1), rule.getStop()));
        return new Statement.Optimizer(span, exprs.postfix(rule.postfix()), on, exprs.texts(rule.STRING()));
    }

    private Statement conditional(IfContext rule, Span span) {
        List<Statement.Branch> branches = new ArrayList<>();
        for (int i = 0; i < rule.expr().size(); i++) {
            ExprContext condition = rule.expr(i);
            BlockContext body = rule.block(i);
            Span place = tokens.span(tokens.at(condition.getStart(), -1), body.getStop());
            branches.add(new Statement.Branch(place, exprs.expr(condition), block(body)));
        }
        return new Statement.If(
                span, branches, Optional.ofNullable(rule.otherwise).map(this::block));
    }

    private Optional<Expr> maybe(ExprContext rule) {
        return Optional.ofNullable(rule).map(exprs::expr);
    }

    private Optional<TypeExpr.Tensor> type(TensorTypeContext rule) {
        return Optional.ofNullable(rule).map(types::tensor);
    }
}
