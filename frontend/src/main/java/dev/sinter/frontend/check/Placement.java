package dev.sinter.frontend.check;

import dev.sinter.frontend.ast.Block;
import dev.sinter.frontend.ast.Declaration;
import dev.sinter.frontend.ast.Name;
import dev.sinter.frontend.ast.Statement;
import dev.sinter.frontend.ast.Tree;
import dev.sinter.frontend.problem.Problems;
import dev.sinter.frontend.source.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which statements may stand where, and which only once. */
final class Placement {
    private enum Where {
        FUNCTION("a function"),
        MODEL("a model"),
        TRAINING("a training block"),
        BLOCK("`if` or `for`");

        private final String words;

        Where(String words) {
            this.words = words;
        }
    }

    private final Problems problems;

    Placement(Problems problems) {
        this.problems = problems;
    }

    void function(Declaration.Function function) {
        block(function.body(), Where.FUNCTION, Where.FUNCTION);
        if (!Tree.returns(function.body())) {
            problems.error(
                    function.name().span(),
                    "`" + function.name().text() + "` returns nothing",
                    "end it with `return ...`");
        }
    }

    void model(Declaration.Model model) {
        boolean allInPlace = block(model.body(), Where.MODEL, Where.MODEL);
        Map<String, Span> trainings = new LinkedHashMap<>();
        for (Statement statement : model.body().statements()) {
            if (statement instanceof Statement.Training training) {
                String name = training.name().map(Name::text).orElse("training");
                Span place = training.name().map(Name::span).orElse(keyword(training));
                once(
                        trainings,
                        name,
                        place,
                        "a training block `" + name + "` is",
                        "give each its own name: `training finetune { ... }`");
                training(training);
            }
        }
        if (allInPlace && model.body().statements().stream().noneMatch(Statement.Output.class::isInstance)) {
            String name = model.name().text();
            problems.error(
                    model.name().span(),
                    "`" + name + "` has no output",
                    "add `output y = ...`, which `predict` returns");
        }
    }

    private void training(Statement.Training training) {
        boolean hasLoss = training.body().statements().stream().anyMatch(Statement.Loss.class::isInstance);
        Map<String, Span> losses = new LinkedHashMap<>();
        Map<String, Span> metrics = new LinkedHashMap<>();
        for (Statement statement : training.body().statements()) {
            if (statement instanceof Statement.Loss) {
                once(losses, "loss", keyword(statement), "a loss is", "add several with `+`");
            }
            if (statement instanceof Statement.Optimizer && !hasLoss) {
                problems.error(
                        keyword(statement),
                        "an optimizer makes a loss smaller, and there is none",
                        "add `loss mean(...)`");
            }
            if (statement instanceof Statement.Metric metric) {
                String name = metric.name().text();
                once(metrics, name, metric.name().span(), "a metric `" + name + "` is", "choose another name");
            }
            if (statement instanceof Statement.Metric metric
                    && metric.name().text().equals("loss")) {
                problems.error(metric.name().span(), "`loss` is reported already", "choose another name");
            }
        }
    }

    private void once(Map<String, Span> seen, String key, Span place, String what, String hint) {
        Span before = seen.putIfAbsent(key, place);
        if (before != null) {
            problems.error(place, what + " already given at line " + before.line(), hint);
        }
    }

    /** False when something stands where it cannot, which is reported. */
    private boolean block(Block block, Where body, Where here) {
        boolean right = true;
        for (Statement statement : block.statements()) {
            right &= allowed(statement, body, here);
            right &= switch (statement) {
                case Statement.If branches ->
                    Stream.concat(
                                    branches.branches().stream().map(Statement.Branch::body),
                                    branches.otherwise().stream())
                            .map(inner -> block(inner, body, Where.BLOCK))
                            .reduce(true, Boolean::logicalAnd);
                case Statement.For loop -> block(loop.body(), body, Where.BLOCK);
                case Statement.Training training -> block(training.body(), Where.TRAINING, Where.TRAINING);
                default -> true;
            };
        }
        return right;
    }

    private boolean allowed(Statement statement, Where body, Where here) {
        Optional<Where> home = switch (statement) {
            case Statement.Input _ -> Optional.of(body == Where.TRAINING ? Where.TRAINING : Where.MODEL);
            case Statement.Output _, Statement.Training _ -> Optional.of(Where.MODEL);
            case Statement.Loss _, Statement.Optimizer _, Statement.Freeze _, Statement.Metric _ ->
                Optional.of(Where.TRAINING);
            case Statement.Return _ -> body == Where.FUNCTION ? Optional.empty() : Optional.of(Where.FUNCTION);
            case Statement.Param _, Statement.State _, Statement.Layer _ ->
                body == Where.TRAINING ? Optional.of(Where.MODEL) : Optional.empty();
            default -> Optional.empty();
        };
        if (home.isPresent() && home.get() != here) {
            Span word = keyword(statement);
            problems.error(
                    word,
                    "`" + word.text() + "` stands in " + home.get().words + ", not in " + here.words,
                    hint(home.get()));
            return false;
        }
        return true;
    }

    private static String hint(Where home) {
        return switch (home) {
            case MODEL -> "move it to the body of the model";
            case TRAINING -> "write `training { ... }` around it, in the model";
            case FUNCTION -> "a model gives its results by `output`";
            case BLOCK -> "";
        };
    }

    /** The word that a statement begins with. */
    private static Span keyword(Statement statement) {
        String text = statement.span().text();
        int end = 0;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return statement
                .span()
                .source()
                .span(statement.span().start(), statement.span().start() + end);
    }
}
