package dev.sinter.frontend.expand.body;

import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.ast.Name;
import dev.sinter.frontend.ast.TypeExpr;
import dev.sinter.frontend.expand.scope.Expansion;
import dev.sinter.frontend.expand.scope.Frame;
import dev.sinter.frontend.expand.scope.Ledger;
import dev.sinter.frontend.expand.tensor.Conversion;
import dev.sinter.frontend.expand.tensor.Sizes;
import dev.sinter.frontend.expand.tensor.Tape;
import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Refusal;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.Function;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.ir.op.Store;
import dev.sinter.ir.op.Stored;
import dev.sinter.runtime.DType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code param} and {@code state}: tensors that outlive a run, read from their store or given their first value. */
final class Weights {
    private final Expander expander;
    private final Set<String> reported = new HashSet<>();

    Weights(Expander expander) {
        this.expander = expander;
    }

    /** What the statement's name means: the tensor as it is stored, or its first value where the program computes that. */
    Value make(Name name, TypeExpr.Tensor typeExpr, Expr initial, boolean isParameter, Frame frame) {
        Optional<TensorType> type = expander.types().resolve(typeExpr, frame);
        if (type.isEmpty()) {
            return Value.UNKNOWN;
        }
        if (type.get().shape().isBatched()) {
            String message = "`" + name.text() + "` outlives a batch, and " + type.get() + " depends on its size";
            return expander.reporter().error(frame, typeExpr.span(), message, "leave `batch` out");
        }
        Expansion expansion = expander.expansion();
        Store store = isParameter ? Store.WEIGHTS : frame.home();
        String path = frame.path();
        Optional<Node> known = expansion.stored(store, path);
        if (known.isPresent()) {
            return again(name, frame, store, path, known.get(), type.get());
        }
        if (isParameter && frame.home() != Store.WEIGHTS) {
            String message = "a parameter is made in the model body, not in " + where(frame.home());
            return once(path, name, frame, message, "call the layer above the training block");
        }
        expansion.made();
        Ledger.Entry entry = new Ledger.Entry(path, type.get(), isParameter, name.span());
        expansion.ledger(store).add(entry);
        expansion.at(name.span(), frame.label());
        Value value = expansion.mode().initializes(store)
                ? first(initial, type.get(), frame)
                : new Tensor(expansion.tape().add(new Stored(store, path, type.get())));
        if (value instanceof Tensor tensor) {
            expansion.store(store, path, tensor.node());
            if (isParameter) {
                expansion.parameters().add(entry);
            }
            if (expansion.mode().initializes(store)) {
                expansion.first().put(path, tensor.node());
            }
        }
        return value;
    }

    private static String where(Store home) {
        return switch (home) {
            case OPTIMIZER -> "an optimizer";
            case WEIGHTS, METRICS -> "a training block";
        };
    }

    /** A path that exists already is right only in a layer that is used once more. */
    private Value again(Name name, Frame frame, Store store, String path, Node known, TensorType type) {
        if (!frame.isShared() && frame.isInStatementWithMaker()) {
            expander.expansion().made();
            return known.type().equals(type) ? new Tensor(known) : Value.UNKNOWN;
        }
        if (!frame.isShared()) {
            return twice(name, frame, path);
        }
        if (!known.type().equals(type)) {
            String message = "the shared `" + path + "` is " + known.type() + ", and this call wants " + type;
            return expander.reporter()
                    .error(
                            frame,
                            name.span(),
                            message,
                            "a shared layer has one kernel; for another size make another layer");
        }
        return new Tensor(known);
    }

    private Value twice(Name name, Frame frame, String path) {
        String message = "a second call makes the parameters of `" + owner(path) + "`";
        return once(path, name, frame, message, "give each stage its own `let`");
    }

    /** One message for all parameters of a call. */
    private Value once(String path, Name name, Frame frame, String message, String hint) {
        return reported.add(owner(path)) ? expander.reporter().error(frame, name.span(), message, hint) : Value.UNKNOWN;
    }

    private static String owner(String path) {
        return path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : path;
    }

    private Value first(Expr initial, TensorType type, Frame frame) {
        Value value = expander.expressions().initial(initial, frame);
        Operand operand = new Operand(value, initial, frame);
        if (value instanceof Function function) {
            Operand shape = new Operand(Sizes.list(type.shape().dims()), initial, frame);
            value = expander.calls().apply(function, List.of(shape), initial, frame);
            operand = new Operand(value, initial, frame);
        }
        if (value.isUnknown()) {
            return value;
        }
        try {
            return new Tensor(converted(operand, type));
        } catch (Refusal refusal) {
            return expander.reporter().refused(frame, initial.span(), initial, refusal);
        }
    }

    private Node converted(Operand operand, TensorType type) {
        Tape tape = expander.expansion().tape();
        Node node = operand.value() instanceof Tensor tensor
                ? tape.cast(tensor.node(), type.dtype())
                : Conversion.constant(tape, operand, type.dtype());
        boolean isNumber = node.shape().rank() == 0;
        if (!isNumber && !node.shape().equals(type.shape())) {
            throw Refusal.at(operand, "the first value is " + node.type() + ", and " + type + " is wanted", "");
        }
        if (type.dtype() == DType.BOOL && operand.value() instanceof Value.Num) {
            throw Refusal.at(operand, "a bool is true or false", "");
        }
        return tape.broadcast(node, type.shape());
    }
}
