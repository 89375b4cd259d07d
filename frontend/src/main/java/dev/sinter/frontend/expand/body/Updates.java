package dev.sinter.frontend.expand.body;

import dev.sinter.frontend.ast.Name;
import dev.sinter.frontend.ast.Statement;
import dev.sinter.frontend.expand.scope.Binding;
import dev.sinter.frontend.expand.scope.Expansion;
import dev.sinter.frontend.expand.scope.Frame;
import dev.sinter.frontend.expand.scope.Mode;
import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.frontend.source.Span;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.ir.op.Store;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code update}: the next value of a name; of a state or a parameter it is stored too. */
public final class Updates {
    private final Expander expander;

    public Updates(Expander expander) {
        this.expander = expander;
    }

    public void run(Statement.Update update, Frame frame) {
        String name = update.target().stream().map(Name::text).collect(Collectors.joining("."));
        Optional<Binding> binding = frame.scope().find(update.target().get(0).text());
        if (binding.isEmpty()) {
            return;
        }
        if (update.target().size() > 1) {
            member(update, binding.get(), frame);
            return;
        }
        frame.begin(name);
        switch (binding.get().kind()) {
            case VAR -> binding.get().update(expander.expressions().value(update.value(), frame));
            case STATE -> state(update, binding.get(), frame);
            case PARAM ->
                parameter(update, binding.get().path(), frame)
                        .ifPresent(node -> binding.get().update(new Tensor(node)));
            case ARGUMENT, SIZE, INPUT, LET, LAYER, OUTPUT, TURN -> {}
        }
    }

    private void state(Statement.Update update, Binding binding, Frame frame) {
        if (frame.home() == Store.WEIGHTS
                && !frame.training()
                && !expander.expansion().mode().training()) {
            if (expander.expansion().mode() == Mode.PREDICT) {
                expander.reporter()
                        .error(
                                frame,
                                upToName(update),
                                "`" + update.target().get(0).text()
                                        + "` would change in predict, and a model is immutable",
                                "put the update under `if training { ... }`");
            }
            return;
        }
        Value value = expander.expressions().value(update.value(), frame);
        if (binding.value() instanceof Tensor old) {
            Value next = typed(update, value, old.type(), frame);
            if (next instanceof Tensor tensor) {
                expander.expansion().update(frame.home(), binding.path(), tensor.node());
            }
            binding.update(next);
        }
    }

    public static Span upToName(Statement.Update update) {
        return update.span()
                .source()
                .span(update.span().start(), update.target().getLast().span().end());
    }

    private Value typed(Statement.Update update, Value value, TensorType type, Frame frame) {
        return value.isUnknown()
                ? value
                : expander.results()
                        .typed(
                                new Operand(value, update.value(), frame),
                                type,
                                "`" + update.target().getLast().text() + "`");
    }

    /** {@code update code.kernel = ...}. */
    private void member(Statement.Update update, Binding binding, Frame frame) {
        String rest = update.target().stream().skip(1).map(Name::text).collect(Collectors.joining("."));
        String path = binding.path() + "." + rest;
        frame.begin();
        if (expander.expansion().ledger(Store.WEIGHTS).find(path).isEmpty()) {
            String message = "`" + binding.path() + "` has no parameter `" + rest + "`";
            expander.reporter().error(frame, update.target().getLast().span(), message, "");
            return;
        }
        parameter(update, path, frame);
    }

    /** A parameter changes in a training step only; evaluation goes on with the old value. */
    private Optional<Node> parameter(Statement.Update update, String path, Frame frame) {
        Expansion expansion = expander.expansion();
        Optional<Node> old = expansion.stored(Store.WEIGHTS, path);
        if (!expansion.mode().training() || old.isEmpty()) {
            return Optional.empty();
        }
        expansion.at(update.span(), path);
        Value value = expander.expressions().value(update.value(), frame);
        if (!(typed(update, value, old.get().type(), frame) instanceof Tensor next)) {
            return Optional.empty();
        }
        expansion.update(Store.WEIGHTS, path, next.node());
        return Optional.of(next.node());
    }
}
