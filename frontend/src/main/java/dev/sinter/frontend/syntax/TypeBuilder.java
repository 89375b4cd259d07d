package dev.sinter.frontend.syntax;

import dev.sinter.frontend.ast.Dim;
import dev.sinter.frontend.ast.TypeExpr;
import dev.sinter.frontend.source.Span;
import dev.sinter.frontend.syntax.token.Tokens;
import dev.sinter.grammar.ModelParser.DimContext;
import dev.sinter.grammar.ModelParser.FunctionTypeContext;
import dev.sinter.grammar.ModelParser.NamedContext;
import dev.sinter.grammar.ModelParser.RestOfDimsContext;
import dev.sinter.grammar.ModelParser.SizeContext;
import dev.sinter.grammar.ModelParser.TensorContext;
import dev.sinter.grammar.ModelParser.TensorTypeContext;
import dev.sinter.grammar.ModelParser.TypeContext;
import dev.sinter.grammar.ModelParser.WordsContext;
import java.util.Optional;

/** From parse tree to syntax tree: types. */
final class TypeBuilder {
    private final Tokens tokens;
    private final ExprBuilder exprs;

    TypeBuilder(Tokens tokens, ExprBuilder exprs) {
        this.tokens = tokens;
        this.exprs = exprs;
    }

    TypeExpr type(TypeContext rule) {
        Span span = tokens.span(rule);
        return switch (rule) {
            case TensorContext t -> tensor(t.tensorType());
            case NamedContext n -> new TypeExpr.Named(span, exprs.name(n.NAME()));
            case FunctionTypeContext f -> new TypeExpr.Function(span);
            case WordsContext w -> new TypeExpr.Words(span, exprs.texts(w.STRING()));
            default -> throw new IllegalStateException(rule.getText());
        };
    }

    TypeExpr.Tensor tensor(TensorTypeContext rule) {
        return new TypeExpr.Tensor(
                tokens.span(rule),
                exprs.name(rule.NAME()),
                rule.dim().stream().map(this::dim).toList());
    }

    private Dim dim(DimContext rule) {
        Span span = tokens.span(rule);
        return switch (rule) {
            case RestOfDimsContext r ->
                new Dim.Rest(span, Optional.ofNullable(r.postfix()).map(exprs::postfix));
            case SizeContext s -> new Dim.Size(span, exprs.expr(s.expr()));
            default -> throw new IllegalStateException(rule.getText());
        };
    }
}
