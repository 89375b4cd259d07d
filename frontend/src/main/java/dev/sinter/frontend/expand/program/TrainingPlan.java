package dev.sinter.frontend.expand.program;

import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.ast.Name;
import dev.sinter.frontend.ast.Statement;
import dev.sinter.frontend.expand.body.Updates;
import dev.sinter.frontend.expand.scope.Frame;
import dev.sinter.frontend.expand.scope.Ledger;
import dev.sinter.frontend.expand.scope.Patterns;
import dev.sinter.frontend.expand.scope.Reporter;
import dev.sinter.frontend.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a training block does with each parameter: exactly one of `optimizer`, `freeze` and `update`.
 *
 * @param trained the optimizer of each trained parameter
 */
record TrainingPlan(
        Statement.Training block,
        List<Ledger.Entry> parameters,
        List<Statement.Optimizer> optimizers,
        List<Statement.Freeze> freezes,
        Map<String, Statement.Optimizer> trained) {

    static TrainingPlan of(Statement.Training block, List<Ledger.Entry> parameters) {
        List<Statement.Optimizer> optimizers = of(block, Statement.Optimizer.class);
        Map<String, Statement.Optimizer> trained = new LinkedHashMap<>();
        for (Ledger.Entry parameter : parameters) {
            optimizers.stream()
                    .filter(o -> o.patterns().isEmpty() || matches(o.patterns(), parameter.path()))
                    .findFirst()
                    .ifPresent(o -> trained.put(parameter.path(), o));
        }
        return new TrainingPlan(block, parameters, optimizers, of(block, Statement.Freeze.class), trained);
    }

    private static <S extends Statement> List<S> of(Statement.Training block, Class<S> kind) {
        return block.body().statements().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static boolean matches(List<Expr.Text> patterns, String path) {
        return patterns.stream().anyMatch(pattern -> Patterns.matches(pattern.value(), path));
    }

    /** The patterns of everything that is frozen. */
    List<String> frozen() {
        return freezes.stream()
                .flatMap(f -> f.patterns().stream())
                .map(Expr.Text::value)
                .toList();
    }

    /** Reports parameters that nothing or two things are done to, and patterns that match nothing. */
    void check(Frame frame, Reporter reporter) {
        Stream<Expr.Text> patterns = Stream.concat(
                optimizers.stream().flatMap(optimizer -> optimizer.patterns().stream()),
                freezes.stream().flatMap(freeze -> freeze.patterns().stream()));
        boolean allMatch =
                patterns.map(pattern -> matchesSome(pattern, frame, reporter)).reduce(true, Boolean::logicalAnd);
        if (parameters.isEmpty() && !optimizers.isEmpty() && allMatch) {
            Span span = optimizers.get(0).function().span();
            reporter.error(frame, span, "the model has no parameters to train", "add a layer, or a `param`");
        }
        List<String> left = new ArrayList<>();
        Map<List<Span>, List<String>> twice = new LinkedHashMap<>();
        for (Ledger.Entry parameter : parameters) {
            List<Span> uses = uses(parameter.path());
            if (uses.isEmpty()) {
                left.add(parameter.path());
            } else if (uses.size() > 1) {
                twice.computeIfAbsent(uses.subList(0, 2), _ -> new ArrayList<>())
                        .add(parameter.path());
            }
        }
        twice.forEach((uses, paths) -> {
            String message = and(paths) + are(paths) + " already taken care of at line "
                    + uses.get(0).line();
            reporter.error(frame, uses.get(1), message, "each parameter has one of `optimizer`, `freeze` and `update`");
        });
        if (!left.isEmpty() && allMatch) {
            forgotten(left, frame, reporter);
        }
    }

    private boolean matchesSome(Expr.Text pattern, Frame frame, Reporter reporter) {
        boolean matches = parameters.stream().anyMatch(p -> Patterns.matches(pattern.value(), p.path()));
        if (!matches) {
            String all = parameters.stream().map(Ledger.Entry::path).collect(Collectors.joining(", "));
            reporter.error(
                    frame,
                    pattern.span(),
                    "no parameter matches \"" + pattern.value() + "\"",
                    all.isEmpty() ? "the model has none" : "there are " + all);
        }
        return matches;
    }

    /** The places that say what happens to a parameter. */
    private List<Span> uses(String path) {
        List<Span> uses = new ArrayList<>();
        for (Statement statement : block.body().statements()) {
            switch (statement) {
                case Statement.Optimizer o
                when o.patterns().isEmpty() -> uses.add(o.function().span());
                case Statement.Optimizer o
                when matches(o.patterns(), path) -> uses.add(o.patterns().get(0).span());
                case Statement.Freeze f
                when matches(f.patterns(), path) -> uses.add(f.patterns().get(0).span());
                case Statement.Update u when path(u).equals(path) -> uses.add(Updates.upToName(u));
                default -> {}
            }
        }
        return uses;
    }

    private static String path(Statement.Update update) {
        return update.target().stream().map(Name::text).collect(Collectors.joining("."));
    }

    private void forgotten(List<String> paths, Frame frame, Reporter reporter) {
        List<String> groups = paths.stream().map(TrainingPlan::group).distinct().toList();
        String quoted = groups.stream().map(g -> '"' + g + '"').collect(Collectors.joining(", "));
        String hint = optimizers.isEmpty()
                ? "add `optimizer sgd(rate: 0.01)`, or `freeze " + quoted + "`"
                : "add `freeze " + quoted + "`, or another `optimizer ... on " + quoted + "`";
        reporter.error(frame, lastPlace(), and(paths) + are(paths) + " neither trained nor frozen", hint);
    }

    private Span lastPlace() {
        if (optimizers.isEmpty()) {
            Span span = block.span();
            return span.source().span(span.start(), span.start() + "training".length());
        }
        Statement.Optimizer last = optimizers.getLast();
        return last.on().orElse(last.function().span());
    }

    /** {@code a.kernel} and {@code a.bias} are {@code a.*}. */
    private static String group(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? path : path.substring(0, dot) + ".*";
    }

    private static String are(List<String> paths) {
        return paths.size() == 1 ? " is" : " are";
    }

    static String and(List<String> paths) {
        return paths.size() < 2
                ? String.join("", paths)
                : String.join(", ", paths.subList(0, paths.size() - 1)) + " and " + paths.getLast();
    }
}
