package dev.sinter.frontend.check;

import dev.sinter.frontend.ast.Block;
import dev.sinter.frontend.ast.Declaration;
import dev.sinter.frontend.ast.Dim;
import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.ast.FormalArgument;
import dev.sinter.frontend.ast.Name;
import dev.sinter.frontend.ast.Statement;
import dev.sinter.frontend.ast.TypeExpr;
import dev.sinter.frontend.check.DeclaredName.Kind;
import dev.sinter.frontend.problem.Problems;
import java.util.List;
import java.util.Optional;

/** The names of one function or model, declared and read in text order. */
final class BodyCheck {
    private final KnownNames known;
    private final Problems problems;
    private final NameScope scope = new NameScope();
    private final ReadNames reads;
    private final UpdateCheck updates;

    BodyCheck(KnownNames known, Problems problems) {
        this.known = known;
        this.problems = problems;
        this.reads = new ReadNames(known, scope, problems);
        this.updates = new UpdateCheck(scope, reads, problems);
    }

    /** To be called when all is read. */
    void finish() {
        reads.finish();
    }

    NameScope scope() {
        return scope;
    }

    void function(Declaration.Function function) {
        for (FormalArgument argument : function.arguments()) {
            argument.defaultValue().ifPresent(reads::read);
            declare(argument.name(), Kind.ARGUMENT);
        }
        function.arguments().forEach(argument -> argument.type().ifPresent(this::bindSizes));
        statements(function.body());
        function.results().forEach(this::bindSizes);
    }

    void model(Declaration.Model model) {
        statements(model.body());
    }

    void expression(Expr expr) {
        reads.read(expr);
    }

    /** A name of a size in a signature is read where it is known, else declared. */
    private void bindSizes(TypeExpr type) {
        if (!(type instanceof TypeExpr.Tensor tensor)) {
            return;
        }
        for (Dim dim : tensor.dims()) {
            Optional<Expr> size = switch (dim) {
                case Dim.Size one -> Optional.of(one.value());
                case Dim.Rest rest -> rest.sizes();
            };
            size.ifPresent(expr -> {
                if (expr instanceof Name name && scope.find(name.text()).isEmpty() && !known.isValue(name.text())) {
                    scope.declare(new DeclaredName(name, Kind.SIZE, false));
                } else {
                    reads.read(expr);
                }
            });
        }
    }

    private void statements(Block block) {
        block.statements().forEach(this::statement);
    }

    private void statement(Statement statement) {
        switch (statement) {
            case Statement.Input input -> {
                input.words().ifPresent(reads::read);
                input.defaultValue().ifPresent(reads::read);
                declare(input.name(), Kind.INPUT);
            }
            case Statement.Param param -> stored(param.name(), param.type(), param.initial(), Kind.PARAM);
            case Statement.State state -> stored(state.name(), state.type(), state.initial(), Kind.STATE);
            case Statement.Let let -> {
                let.type().ifPresent(this::sizes);
                reads.read(let.value());
                let.names().forEach(name -> declare(name, let.names().size() == 1 ? Kind.LET : Kind.PART));
            }
            case Statement.Var var -> {
                reads.read(var.value());
                declare(var.name(), Kind.VAR);
            }
            case Statement.Layer layer -> {
                reads.read(layer.value());
                declare(layer.name(), Kind.LAYER);
            }
            case Statement.Output output -> output(output);
            case Statement.Update update -> updates.check(update, scope.inTraining());
            case Statement.Return ret -> ret.values().forEach(reads::read);
            case Statement.Require require -> reads.read(require.condition());
            case Statement.If branches -> branches(branches);
            case Statement.For loop -> loop(loop);
            case Statement.Training training -> {
                scope.inTraining(true);
                inBlock("training", training.span().line(), training.body());
                scope.inTraining(false);
            }
            case Statement.Loss loss -> reads.read(loss.value());
            case Statement.Optimizer optimizer -> reads.read(optimizer.function());
            case Statement.Metric metric -> reads.read(metric.value());
            case Statement.Freeze _ -> {}
        }
    }

    private void output(Statement.Output output) {
        output.type().ifPresent(this::sizes);
        output.words().ifPresent(reads::read);
        reads.read(output.value());
        declare(output.name(), Kind.OUTPUT);
    }

    private void loop(Statement.For loop) {
        reads.read(loop.values());
        scope.enter();
        declare(loop.variable(), Kind.TURN);
        statements(loop.body());
        scope.leave("for", loop.span().line());
    }

    private void branches(Statement.If statement) {
        for (Statement.Branch branch : statement.branches()) {
            reads.read(branch.condition());
            inBlock("if", statement.span().line(), branch.body());
        }
        statement.otherwise().ifPresent(block -> inBlock("if", statement.span().line(), block));
    }

    private void inBlock(String keyword, int line, Block block) {
        scope.enter();
        statements(block);
        scope.leave(keyword, line);
    }

    private void stored(Name name, TypeExpr.Tensor type, Expr initial, Kind kind) {
        sizes(type);
        reads.read(initial);
        declare(name, kind);
    }

    private void sizes(TypeExpr.Tensor type) {
        for (Dim dim : type.dims()) {
            switch (dim) {
                case Dim.Size size -> reads.read(size.value());
                case Dim.Rest rest -> rest.sizes().ifPresent(reads::read);
            }
        }
    }

    private void declare(Name name, Kind kind) {
        Optional<DeclaredName> before = scope.find(name.text());
        if (KnownNames.SUPPLIED.contains(name.text())) {
            problems.error(
                    name.span(), "`" + name.text() + "` is a name that the compiler supplies", "choose another name");
        } else if (before.isPresent()) {
            boolean isStage = List.of(Kind.LET, Kind.PART, Kind.VAR).contains(kind);
            problems.error(
                    name.span(),
                    "`" + name.text() + "` is already declared at line "
                            + before.get().name().span().line(),
                    isStage
                            ? "give each stage its own name, or write `var " + name.text() + "` and `update "
                                    + name.text() + " = ...`"
                            : "choose another name");
        } else {
            scope.declare(new DeclaredName(name, kind, scope.inTraining()));
        }
    }
}
