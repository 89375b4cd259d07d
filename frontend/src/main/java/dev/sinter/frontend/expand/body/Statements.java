package dev.sinter.frontend.expand.body;

import dev.sinter.frontend.ast.Block;
import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.ast.Name;
import dev.sinter.frontend.ast.Statement;
import dev.sinter.frontend.expand.scope.Binding;
import dev.sinter.frontend.expand.scope.Frame;
import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.Function;
import dev.sinter.frontend.expand.value.Value.ListOf;
import dev.sinter.frontend.expand.value.Value.Num;
import dev.sinter.frontend.expand.value.Value.Several;
import dev.sinter.ir.graph.TensorType;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Expands the statements that functions and models have in common, in text order. */
public final class Statements {
    /** What a body returned: the values, and how they were written. */
    public record Returned(List<Expr> exprs, List<Value> values) {
        /** The body cannot go on; what was wrong has been reported. */
        static final Returned NOTHING = new Returned(List.of(), List.of(Value.UNKNOWN));
    }

    private final Expander expander;
    private final Requirements requirements;
    private final Updates updates;

    public Statements(Expander expander) {
        this.expander = expander;
        this.requirements = new Requirements(expander);
        this.updates = new Updates(expander);
    }

    /** The statements of a function's body; what comes after a `return` is not expanded. */
    public Optional<Returned> run(Block block, Frame frame) {
        for (Statement statement : block.statements()) {
            Optional<Returned> returned = run(statement, frame);
            if (returned.isPresent()) {
                return returned;
            }
        }
        return Optional.empty();
    }

    public Optional<Returned> run(Statement statement, Frame frame) {
        if (frame.isAuthors() && declaresAgain(statement, frame)) {
            return Optional.empty();
        }
        int before = expander.expansion().parameters().size();
        Optional<Returned> returned = expand(statement, frame);
        if (frame.callSite().isEmpty()) {
            expander.layers().note(statement, frame, before);
        }
        return returned;
    }

    /** A second declaration of a name is reported by the check of names; here the first one holds. */
    private static boolean declaresAgain(Statement statement, Frame frame) {
        List<Name> names = switch (statement) {
            case Statement.Param param -> List.of(param.name());
            case Statement.State state -> List.of(state.name());
            case Statement.Let let -> let.names();
            case Statement.Var var -> List.of(var.name());
            case Statement.Layer layer -> List.of(layer.name());
            default -> List.of();
        };
        return names.stream().anyMatch(name -> frame.scope().find(name.text()).isPresent());
    }

    private Optional<Returned> expand(Statement statement, Frame frame) {
        switch (statement) {
            case Statement.Param param ->
                declareWeight(
                        param.name(),
                        Binding.Kind.PARAM,
                        frame,
                        () -> expander.weights().make(param.name(), param.type(), param.initial(), true, frame));
            case Statement.State state ->
                declareWeight(
                        state.name(),
                        Binding.Kind.STATE,
                        frame,
                        () -> expander.weights().make(state.name(), state.type(), state.initial(), false, frame));
            case Statement.Let let -> let(let, frame);
            case Statement.Var var -> {
                frame.begin(var.name().text());
                declare(
                        var.name(),
                        Binding.Kind.VAR,
                        frame,
                        expander.expressions().value(var.value(), frame));
            }
            case Statement.Layer layer -> layer(layer, frame);
            case Statement.Update update -> updates.run(update, frame);
            case Statement.Require require -> {
                frame.begin();
                return requirements.hold(require, frame) ? Optional.empty() : Optional.of(Returned.NOTHING);
            }
            case Statement.Return ret -> {
                frame.begin();
                return Optional.of(returned(ret, frame));
            }
            case Statement.If branches -> {
                return branch(branches, frame);
            }
            case Statement.For loop -> {
                return loop(loop, frame);
            }
            case Statement.Input _,
                    Statement.Output _,
                    Statement.Training _,
                    Statement.Loss _,
                    Statement.Optimizer _,
                    Statement.Freeze _,
                    Statement.Metric _ -> {}
        }
        return Optional.empty();
    }

    private void declareWeight(Name name, Binding.Kind kind, Frame frame, Supplier<Value> make) {
        frame.begin(name.text());
        declare(name, kind, frame, make.get());
    }

    /** Gives a name its meaning. */
    public static void declare(Name name, Binding.Kind kind, Frame frame, Value value) {
        frame.declare(name.text(), new Binding(kind, name.span(), frame.path(name.text()), value));
    }

    private void let(Statement.Let let, Frame frame) {
        frame.begin(let.names().get(0).text());
        let.names().forEach(name -> frame.means(name.text(), let.value()));
        Value value = let.names().size() == 1
                ? typed(let, expander.expressions().value(let.value(), frame), frame)
                : expander.expressions().values(let.value(), frame);
        if (let.names().size() == 1) {
            declare(let.names().get(0), Binding.Kind.LET, frame, value);
            return;
        }
        boolean fits = value instanceof Several several
                && several.values().size() == let.names().size();
        if (!fits && !value.isUnknown()) {
            String found = value instanceof Several several ? several.toString() : "one value";
            String callee =
                    let.value() instanceof Expr.Call call ? "`" + Calls.calleeName(call) + "` returns " : "this is ";
            String message = "the `let` names " + let.names().size() + " values; " + callee + found;
            expander.reporter().error(frame, let.value(), message, "");
        }
        for (int i = 0; i < let.names().size(); i++) {
            Value part = fits ? ((Several) value).values().get(i) : Value.UNKNOWN;
            declare(let.names().get(i), Binding.Kind.LET, frame, part);
        }
    }

    private Value typed(Statement.Let let, Value value, Frame frame) {
        if (let.type().isEmpty() || value.isUnknown()) {
            return value;
        }
        Optional<TensorType> type = expander.types().resolve(let.type().get(), frame);
        return type.isEmpty()
                ? Value.UNKNOWN
                : expander.results()
                        .typed(
                                new Operand(value, let.value(), frame),
                                type.get(),
                                "`" + let.names().get(0).text() + "`");
    }

    /** What a loop that cannot run would have changed is unknown. */
    private static void forget(Block block, Frame frame) {
        for (Statement statement : block.statements()) {
            if (statement instanceof Statement.Update update) {
                frame.scope().find(update.target().get(0).text()).ifPresent(binding -> binding.update(Value.UNKNOWN));
            }
        }
    }

    private void layer(Statement.Layer layer, Frame frame) {
        frame.begin(layer.name().text());
        Value value = expander.expressions().function(layer.value(), "layer", frame);
        Value shared = value instanceof Function function
                ? new Function(function.callable(), function.given(), Optional.of(frame.path()))
                : Value.UNKNOWN;
        declare(layer.name(), Binding.Kind.LAYER, frame, shared);
    }

    private Returned returned(Statement.Return statement, Frame frame) {
        if (statement.values().size() > 1) {
            return new Returned(
                    statement.values(),
                    statement.values().stream()
                            .map(v -> expander.expressions().value(v, frame))
                            .toList());
        }
        Value value = expander.expressions().values(statement.values().get(0), frame);
        return new Returned(statement.values(), value instanceof Several several ? several.values() : List.of(value));
    }

    private Optional<Returned> branch(Statement.If statement, Frame frame) {
        for (Statement.Branch branch : statement.branches()) {
            frame.begin();
            Optional<Boolean> condition = expander.expressions().known(branch.condition(), "`if`", frame);
            if (condition.isEmpty()) {
                return Optional.empty();
            }
            if (condition.get()) {
                return frame.inBlock(() -> run(branch.body(), frame));
            }
        }
        return statement.otherwise().flatMap(block -> frame.inBlock(() -> run(block, frame)));
    }

    private Optional<Returned> loop(Statement.For loop, Frame frame) {
        frame.begin();
        Value values = expander.expressions().value(loop.values(), frame);
        if (!(values instanceof ListOf list)) {
            if (!values.isUnknown()) {
                Operand operand = new Operand(values, loop.values(), frame);
                String message = "`for` runs over a list known while compiling; " + operand.described();
                String hint = values instanceof Num ? "write `range(" + operand.text() + ")`" : "";
                expander.reporter().error(frame, loop.values(), message, hint);
            }
            forget(loop.body(), frame);
            return Optional.empty();
        }
        for (int turn = 0; turn < list.items().size(); turn++) {
            Value item = list.items().get(turn);
            Optional<Returned> returned = frame.inTurn(loop.variable().text() + "." + turn, () -> {
                declare(loop.variable(), Binding.Kind.TURN, frame, item);
                return run(loop.body(), frame);
            });
            if (returned.isPresent()) {
                return returned;
            }
        }
        return Optional.empty();
    }
}
