package dev.sinter.frontend.expand.program;

import dev.sinter.frontend.ast.Statement;
import dev.sinter.frontend.expand.body.Expander;
import dev.sinter.frontend.expand.scope.Expansion;
import dev.sinter.frontend.expand.scope.Frame;
import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.Function;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.frontend.source.Span;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.ir.op.Gradient;
import dev.sinter.ir.op.Store;
import dev.sinter.ir.op.Stored;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code optimizer f on "..."}: w becomes f(w, dloss/dw) for each match; all gradients are taken before the first change. */
final class Optimizers {
    private final Expander expander;
    private final Statement.Training block;
    private final Optional<Node> loss;
    private final TrainingPlan plan;

    Optimizers(Expander expander, Statement.Training block, Optional<Node> loss) {
        this.expander = expander;
        this.block = block;
        this.loss = loss;
        this.plan = TrainingPlan.of(
                block, expander.expansion().ledger(Store.WEIGHTS).parameters());
    }

    void run(Frame frame) {
        Map<Statement.Optimizer, Function> functions = new LinkedHashMap<>();
        for (Statement.Optimizer optimizer : plan.optimizers()) {
            Frame place = frame.at(Store.OPTIMIZER, "", frame.label());
            if (expander.expressions().function(optimizer.function(), "optimizer", place)
                    instanceof Function function) {
                functions.put(optimizer, function);
            }
        }
        if (loss.isEmpty() || functions.size() < plan.optimizers().size()) {
            return;
        }
        if (!areFloats(frame)) {
            return;
        }
        checkSlopes(frame);
        Map<String, Tensor> gradients = gradients();
        expander.expansion().gradients(List.copyOf(gradients.values()));
        plan.trained()
                .forEach((path, optimizer) ->
                        update(path, optimizer, functions.get(optimizer), gradients.get(path), frame));
    }

    /** Only floats have slopes. */
    private boolean areFloats(Frame frame) {
        List<String> whole = plan.trained().keySet().stream()
                .filter(path -> !parameter(path).type().dtype().isFloat())
                .toList();
        for (String path : whole) {
            Statement.Optimizer optimizer = plan.trained().get(path);
            expander.reporter()
                    .error(
                            frame,
                            optimizer.on().orElse(optimizer.function().span()),
                            "`" + path + "` is " + parameter(path).type() + ", and an optimizer trains floats",
                            "add `freeze \"" + path + "\"`, or make it f32");
        }
        return whole.isEmpty();
    }

    /** An optimizer cannot train what does not move the loss: odd where that is some of its parameters, a mistake where it is all. */
    private void checkSlopes(Frame frame) {
        Set<Node> reached = Slopes.into(loss.orElseThrow());
        for (Statement.Optimizer optimizer : plan.optimizers()) {
            List<String> own = plan.trained().keySet().stream()
                    .filter(path -> plan.trained().get(path) == optimizer)
                    .toList();
            List<String> idle = own.stream()
                    .filter(path -> !reached.contains(parameter(path)))
                    .toList();
            Span span = optimizer.on().orElse(optimizer.function().span());
            String message = "the loss has no slope along " + TrainingPlan.and(idle) + ", so "
                    + (idle.size() == 1 ? "it is" : "they are") + " not trained";
            String hint = "`freeze` what stays, or let the loss depend on it";
            if (!idle.isEmpty() && idle.size() == own.size()) {
                expander.reporter().error(frame, span, message, hint);
            } else if (!idle.isEmpty()) {
                expander.reporter().warning(span, message, hint);
            }
        }
    }

    private Map<String, Tensor> gradients() {
        Expansion expansion = expander.expansion();
        Map<String, Tensor> gradients = new LinkedHashMap<>();
        plan.trained().forEach((path, optimizer) -> {
            expansion.at(optimizer.span(), path);
            gradients.put(path, new Tensor(expansion.tape().add(new Gradient(), loss.get(), parameter(path))));
        });
        return gradients;
    }

    /** What the model body read, or a parameter that only another block reads. */
    private Node parameter(String path) {
        Expansion expansion = expander.expansion();
        return expansion.stored(Store.WEIGHTS, path).orElseGet(() -> {
            TensorType type =
                    expansion.ledger(Store.WEIGHTS).find(path).orElseThrow().type();
            Node node = expansion.tape().add(new Stored(Store.WEIGHTS, path, type));
            expansion.store(Store.WEIGHTS, path, node);
            return node;
        });
    }

    private void update(String path, Statement.Optimizer optimizer, Function function, Tensor gradient, Frame frame) {
        Frame place = frame.at(Store.OPTIMIZER, path + "/", path);
        Tensor weight = new Tensor(parameter(path));
        List<Operand> operands = new ArrayList<>();
        operands.add(new Operand(weight, optimizer.function(), place));
        operands.add(new Operand(gradient, optimizer.function(), place));
        Value next = expander.calls().apply(function, operands, optimizer.function(), place);
        if (next.isUnknown()) {
            return;
        }
        Operand result = new Operand(next, optimizer.function(), place);
        if (expander.results().typed(result, weight.type(), "the next `" + path + "`") instanceof Tensor tensor) {
            expander.expansion().update(Store.WEIGHTS, path, tensor.node());
        }
    }
}
