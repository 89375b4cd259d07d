package dev.sinter.frontend.syntax;

import dev.sinter.frontend.ast.Declaration;
import dev.sinter.frontend.ast.FormalArgument;
import dev.sinter.frontend.ast.Import;
import dev.sinter.frontend.ast.ModelFile;
import dev.sinter.frontend.ast.Name;
import dev.sinter.frontend.ast.PackageName;
import dev.sinter.frontend.ast.TypeExpr;
import dev.sinter.frontend.problem.Problems;
import dev.sinter.frontend.source.Source;
import dev.sinter.frontend.syntax.token.Tokens;
import dev.sinter.grammar.ModelParser.ConstantContext;
import dev.sinter.grammar.ModelParser.DeclarationContext;
import dev.sinter.grammar.ModelParser.FileContext;
import dev.sinter.grammar.ModelParser.FunctionContext;
import dev.sinter.grammar.ModelParser.ImportDeclContext;
import dev.sinter.grammar.ModelParser.ModelContext;
import dev.sinter.grammar.ModelParser.PackageDeclContext;
import dev.sinter.grammar.ModelParser.ParameterContext;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** From a parse tree without mistakes to the syntax tree: the file and its declarations. */
final class FileBuilder {
    private final Tokens tokens;
    private final DocComments docs;
    private final ExprBuilder exprs;
    private final TypeBuilder types;
    private final StatementBuilder statements;

    FileBuilder(Tokens tokens, Problems problems) {
        this.tokens = tokens;
        this.docs = new DocComments(tokens);
        this.exprs = new ExprBuilder(tokens, problems);
        this.types = new TypeBuilder(tokens, exprs);
        this.statements = new StatementBuilder(tokens, docs, exprs, types);
    }

    ModelFile file(FileContext file) {
        Source source = tokens.source();
        Optional<PackageName> packageName =
                Optional.ofNullable(file.packageDecl()).map(this::packageName);
        List<Import> imports = file.importDecl().stream().map(this::importOf).toList();
        List<Declaration> declarations =
                file.declaration().stream().map(this::declaration).toList();
        return new ModelFile(source.span(0, source.text().length()), packageName, imports, declarations);
    }

    private PackageName packageName(PackageDeclContext rule) {
        return new PackageName(tokens.span(rule), exprs.names(rule.NAME()));
    }

    private Import importOf(ImportDeclContext rule) {
        Optional<Name> alias = Optional.ofNullable(rule.NAME()).map(exprs::name);
        return new Import(tokens.span(rule), exprs.text(rule.STRING()), alias);
    }

    private Declaration declaration(DeclarationContext rule) {
        return switch (rule.getChild(ParserRuleContext.class, 0)) {
            case ConstantContext c ->
                new Declaration.Constant(tokens.span(c), docs.above(c), exprs.name(c.NAME()), exprs.expr(c.expr()));
            case FunctionContext f -> function(f);
            case ModelContext m ->
                new Declaration.Model(tokens.span(m), docs.above(m), exprs.name(m.NAME()), statements.block(m.block()));
            default -> throw new IllegalStateException(rule.getText());
        };
    }

    private Declaration function(FunctionContext rule) {
        List<FormalArgument> arguments =
                rule.parameter().stream().map(this::argument).toList();
        List<TypeExpr> results = rule.type().stream().map(types::type).toList();
        return new Declaration.Function(
                tokens.span(rule),
                docs.above(rule),
                exprs.name(rule.NAME()),
                arguments,
                results,
                statements.block(rule.block()));
    }

    private FormalArgument argument(ParameterContext rule) {
        return new FormalArgument(
                tokens.span(rule),
                exprs.name(rule.NAME()),
                Optional.ofNullable(rule.type()).map(types::type),
                Optional.ofNullable(rule.expr()).map(exprs::expr));
    }
}
