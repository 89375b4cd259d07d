package dev.sinter.frontend.expand.program;

import dev.sinter.frontend.ast.Block;
import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.ast.Statement;
import dev.sinter.frontend.expand.body.Declared;
import dev.sinter.frontend.expand.body.Expander;
import dev.sinter.frontend.expand.scope.Frame;
import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.frontend.source.Span;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.op.Store;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Expands a training block after the body of its model: inputs, loss, metrics, and then the optimizers. */
final class TrainingBody {
    private final Expander expander;
    private final ModelBody model;
    private final Map<String, Node> metrics = new LinkedHashMap<>();
    private final Set<String> named = new HashSet<>();
    private Optional<Node> loss = Optional.empty();

    TrainingBody(Expander expander, ModelBody model) {
        this.expander = expander;
        this.model = model;
    }

    Optional<Node> loss() {
        return loss;
    }

    Map<String, Node> metrics() {
        return metrics;
    }

    void run(Statement.Training block) {
        Frame outside = model.frame();
        outside.inBlock(() -> {
            Frame frame = outside.at(Store.METRICS, "", "");
            statements(block.body(), frame);
            if (expander.expansion().mode().training()) {
                new Optimizers(expander, block, loss).run(frame);
            }
            return block;
        });
    }

    private void statements(Block block, Frame frame) {
        for (Statement statement : block.statements()) {
            switch (statement) {
                case Statement.Input input -> model.input(input, frame);
                case Statement.Loss given -> loss(given, frame.at(Store.METRICS, "loss", "loss"));
                case Statement.Metric metric
                when named.add(metric.name().text()) ->
                    metric(metric, frame.at(Store.METRICS, "", metric.name().text()));
                // A second metric of one name has been refused already.
                case Statement.Metric _, Statement.Optimizer _, Statement.Freeze _ -> {}
                default -> expander.statements().run(statement, frame);
            }
        }
    }

    private void loss(Statement.Loss statement, Frame frame) {
        Value value = expander.expressions().value(statement.value(), frame);
        String text = statement.value().span().text();
        if (!(value instanceof Tensor tensor)) {
            if (!value.isUnknown()) {
                expander.reporter()
                        .error(
                                frame,
                                statement.value(),
                                "the loss is " + value + "; it does not depend on anything",
                                value instanceof Value.Text ? "write `mean(mse(prediction, target))`" : "");
            }
        } else if (tensor.type().shape().rank() > 0) {
            boolean perSample = tensor.type().shape().rank() == 1
                    && tensor.type().shape().dim(0).batch();
            String what = perSample ? ", one number per sample; it must be one number" : "; it must be one number";
            expander.reporter()
                    .error(frame, statement.value(), "the loss is " + tensor + what, "write `mean(" + text + ")`");
        } else if (!tensor.type().dtype().isFloat()) {
            expander.reporter()
                    .error(
                            frame,
                            statement.value(),
                            "the loss is " + tensor + "; it must be a float",
                            "write `cast(" + text + ", f32)`");
        } else {
            loss = Optional.of(tensor.node());
        }
    }

    private void metric(Statement.Metric statement, Frame frame) {
        String name = statement.name().text();
        frame.begin(name);
        int before = expander.expansion().madeSoFar();
        Value value = isPlainMean(statement.value(), frame)
                ? runningMean((Expr.Call) statement.value(), frame)
                : expander.expressions().value(statement.value(), frame);
        if (value.isUnknown()) {
            return;
        }
        if (value instanceof Value.Text || value instanceof Value.ListOf) {
            String hint = value instanceof Value.Text
                    ? "write `accuracy(prediction, label)`, or another metric"
                    : "give each its own `metric`";
            expander.reporter()
                    .error(frame, statement.value(), "a metric is one tensor; found " + described(value), hint);
            return;
        }
        if (expander.expansion().madeSoFar() == before) {
            expander.reporter()
                    .error(
                            frame,
                            outermost(statement.value()),
                            "the mean over an epoch of this number is not the number over the epoch",
                            MetricHints.instead(statement.value()));
            return;
        }
        Operand operand = new Operand(value, statement.value(), frame);
        if (expander.results().tensor(operand, name) instanceof Tensor tensor) {
            metrics.put(name, tensor.node());
        }
    }

    private static String described(Value value) {
        return value instanceof Value.ListOf list ? "a list of " + list.items().size() : value.toString();
    }

    /** The function that computes a value, else the value. */
    private static Span outermost(Expr value) {
        return value instanceof Expr.Call call ? call.callee().span() : value.span();
    }

    /** {@code mean(e)}, which a metric takes over all samples of the epoch. */
    private boolean isPlainMean(Expr value, Frame frame) {
        return value instanceof Expr.Call call
                && call.arguments().size() == 1
                && call.arguments().get(0).name().isEmpty()
                && expander.expressions().names().function(call.callee(), frame).orElse(null)
                        instanceof Value.Function function
                && function.callable() instanceof Declared declared
                && declared.unit().isLibrary()
                && declared.name().equals("mean");
    }

    private Value runningMean(Expr.Call call, Frame frame) {
        Expr values = call.arguments().get(0).value();
        Operand operand = new Operand(expander.expressions().value(values, frame), values, frame);
        Value.Function mean = Value.Function.of(expander.functions()
                .declared(expander.functions().std(), "running_mean")
                .orElseThrow());
        return operand.value().isUnknown()
                ? operand.value()
                : expander.calls().apply(mean, List.of(operand), call, frame);
    }
}
