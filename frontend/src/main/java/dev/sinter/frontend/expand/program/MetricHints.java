package dev.sinter.frontend.expand.program;

import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.ast.Name;
import dev.sinter.frontend.expand.body.Calls;
import java.util.Map;
import java.util.Optional;

/** What to write instead of a number whose mean over batches would be wrong. */
final class MetricHints {
    private static final String RULE = "a metric is `mean(...)` or keeps state";
    private static final Map<String, String> METRIC_OF_LOSS =
            Map.of("mse", "mean_squared_error", "mae", "mean_absolute_error");

    private MetricHints() {}

    static String instead(Expr value) {
        Optional<Expr.Call> root =
                inside(value, "sqrt").flatMap(x -> inside(x, "mean")).flatMap(x -> call(x, "mse"));
        if (root.isPresent()) {
            return "use `root_mean_squared_error(" + arguments(root.get()) + ")`; " + RULE;
        }
        if (value instanceof Expr.Call call && METRIC_OF_LOSS.containsKey(Calls.calleeName(call))) {
            return "use `" + METRIC_OF_LOSS.get(Calls.calleeName(call)) + "(" + arguments(call) + ")`; " + RULE;
        }
        return RULE;
    }

    private static Optional<Expr> inside(Expr expr, String function) {
        return call(expr, function)
                .filter(call -> call.arguments().size() == 1)
                .map(call -> call.arguments().get(0).value());
    }

    private static Optional<Expr.Call> call(Expr expr, String function) {
        return expr instanceof Expr.Call call
                        && call.callee() instanceof Name name
                        && name.text().equals(function)
                ? Optional.of(call)
                : Optional.empty();
    }

    private static String arguments(Expr.Call call) {
        String text = call.span().text();
        return text.substring(text.indexOf('(') + 1, text.length() - 1);
    }
}
