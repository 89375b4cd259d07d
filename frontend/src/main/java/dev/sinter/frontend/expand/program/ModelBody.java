package dev.sinter.frontend.expand.program;

import dev.sinter.frontend.ast.Block;
import dev.sinter.frontend.ast.Declaration;
import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.ast.Name;
import dev.sinter.frontend.ast.Statement;
import dev.sinter.frontend.expand.body.Expander;
import dev.sinter.frontend.expand.body.Statements;
import dev.sinter.frontend.expand.scope.Binding;
import dev.sinter.frontend.expand.scope.Frame;
import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Place;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.Flag;
import dev.sinter.frontend.expand.value.Value.ListOf;
import dev.sinter.frontend.expand.value.Value.Num;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.ir.op.ArgMax;
import dev.sinter.ir.op.Input;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Expands the body of a model: inputs and outputs, and around them what all bodies have. */
final class ModelBody {
    /** An input as it is declared. */
    record Port(TensorType type, List<String> words, Optional<Double> filled) {}

    private final Expander expander;
    private final Frame frame;
    private final Map<String, Port> inputs = new LinkedHashMap<>();
    private final Map<String, Node> outputs = new LinkedHashMap<>();
    private final Map<String, List<String>> outputWords = new LinkedHashMap<>();

    ModelBody(Expander expander, Frame frame) {
        this.expander = expander;
        this.frame = frame;
    }

    Frame frame() {
        return frame;
    }

    Map<String, Port> inputs() {
        return inputs;
    }

    Map<String, Node> outputs() {
        return outputs;
    }

    Map<String, List<String>> outputWords() {
        return outputWords;
    }

    void run(Declaration.Model model) {
        run(model.body());
    }

    private void run(Block block) {
        block.statements().forEach(this::run);
    }

    private void run(Statement statement) {
        switch (statement) {
            case Statement.Input input -> input(input, frame);
            case Statement.Output output -> output(output);
            case Statement.Training _ -> {}
            default -> expander.statements().run(statement, frame);
        }
    }

    /** An input of the model or of a training block. */
    void input(Statement.Input statement, Frame place) {
        place.begin(statement.name().text());
        Optional<TensorType> type = expander.types().ofInput(statement.type(), place);
        List<String> words = statement
                .words()
                .map(expr -> expander.types().words(expr, place))
                .orElse(List.of());
        type.ifPresent(t -> statement.words().ifPresent(expr -> wholeNumbers(t, expr, place)));
        Optional<Double> filled = statement.defaultValue().flatMap(expr -> filled(expr, place));
        Value value = Value.UNKNOWN;
        if (type.isPresent()) {
            String name = statement.name().text();
            inputs.put(name, new Port(type.get(), words, filled));
            expander.expansion().at(statement.name().span(), name);
            value = new Tensor(expander.expansion().tape().add(new Input(name, type.get())));
            expander.layers().input(name, type.get());
        }
        Statements.declare(statement.name(), Binding.Kind.INPUT, place, value);
    }

    /** The number that fills an input which is not fed. */
    private Optional<Double> filled(Expr expr, Frame place) {
        Value value = expander.expressions().value(expr, place);
        return switch (value) {
            case Num num when num.isPlain() -> Optional.of(num.number());
            case Flag flag -> Optional.of(flag.value() ? 1.0 : 0.0);
            default -> {
                if (!value.isUnknown()) {
                    String message = "the default of an input is one number, which fills it; this is " + value;
                    expander.reporter()
                            .error(place, expr, message, value instanceof ListOf ? "feed it, or write a `let`" : "");
                }
                yield Optional.empty();
            }
        };
    }

    private void output(Statement.Output statement) {
        Name name = statement.name();
        frame.begin(name.text());
        int before = expander.expansion().parameters().size();
        Value value = expander.expressions().value(statement.value(), frame);
        Operand operand = new Operand(value, statement.value(), frame);
        if (!value.isUnknown()) {
            Optional<TensorType> type =
                    statement.type().flatMap(t -> expander.types().resolve(t, frame));
            value = statement.type().isPresent() && type.isEmpty()
                    ? Value.UNKNOWN
                    : type.map(t -> expander.results().typed(operand, t, "`" + name.text() + "`"))
                            .orElseGet(() -> expander.results().tensor(operand, name.text()));
        }
        Statements.declare(name, Binding.Kind.OUTPUT, frame, value);
        if (statement.words().isPresent()) {
            Expr expr = statement.words().get();
            List<String> words = expander.types().words(expr, frame);
            outputWords.put(name.text(), words);
            if (value instanceof Tensor tensor) {
                classes(new Operand(tensor, expr, frame), words);
            }
        }
        if (value instanceof Tensor tensor) {
            outputs.put(name.text(), tensor.node());
            expander.layers().note(statement, frame, before);
        }
    }

    /** Words name classes, which are whole numbers from 0 on: as many as {@code argmax} chooses among. */
    private void classes(Operand output, List<String> words) {
        Node node = ((Tensor) output.value()).node();
        if (wholeNumbers(node.type(), output.expr(), output.place())
                && node.op() instanceof ArgMax argmax
                && argmax.axes().size() == 1
                && !words.isEmpty()) {
            long classes = node.input(0).shape().dim(argmax.axes().get(0)).count();
            if (classes != words.size()) {
                String message = "`" + output.expr().span().text() + "` has " + words.size()
                        + " words, and `argmax` chooses among " + classes + " classes";
                expander.reporter().error(output.place(), output.expr(), message, "each class needs one word");
            }
        }
    }

    private boolean wholeNumbers(TensorType type, Expr words, Place place) {
        if (!type.dtype().isInteger()) {
            String message = "`in` gives words to class numbers; this is " + type;
            expander.reporter().error(place, words, message, "classes are i32 or u8; `argmax` finds the likeliest");
            return false;
        }
        return true;
    }
}
