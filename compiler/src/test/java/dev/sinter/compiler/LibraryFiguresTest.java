package dev.sinter.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sinter.frontend.Checked;
import dev.sinter.frontend.Frontend;
import dev.sinter.frontend.expand.unit.StandardLibrary;
import dev.sinter.frontend.problem.Problems;
import dev.sinter.frontend.source.Source;
import dev.sinter.frontend.source.SourceFiles;
import dev.sinter.ir.eval.Inputs;
import dev.sinter.ir.eval.Interpreter;
import dev.sinter.ir.eval.Tensor;
import dev.sinter.ir.op.Store;
import dev.sinter.runtime.DType;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.TensorSpec;
import dev.sinter.runtime.TrainingSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The library in f64 against figures of an independent source, and its gradients against central differences. */
class LibraryFiguresTest {
    /** Other formulas for the same numbers, both in f64. */
    private static final double CLOSE = 1e-9;
    /** Schedules, tables and shares are f32. */
    private static final double CLOSE_F32 = 3e-7;
    /** Central differences with steps of 1e-5 in f64. */
    private static final double CLOSE_SLOPE = 2e-6;

    private static final double STEP = 1e-5;
    private static final int ROWS = 3;
    private static final List<String> PAGES = List.of("values", "metrics", "optimizers", "schedules");
    /** Random numbers, see {@link RandomFunctionsTest}; parts of others; what waits for a primitive. */
    private static final Set<String> ELSEWHERE = Set.of(
            "constant",
            "zeros",
            "ones",
            "eye",
            "fans",
            "variance_scaling",
            "glorot_uniform",
            "glorot_normal",
            "he_uniform",
            "he_normal",
            "lecun_uniform",
            "lecun_normal",
            "orthogonal",
            "forget_bias",
            "padding_of",
            "counts",
            "lstm");

    @TestFactory
    Stream<DynamicTest> valuesAndShapes() throws IOException {
        return tests("values", figure -> {
            Case values = new Case(figure, false);
            Tensor found = values.run(values.inputs()).get("z");
            assertEquals(figure.result().shape(), found.shape(), figure.expression());
            figure.check(figure.result().doubles(), reals(found), found.dtype() == DType.F32 ? CLOSE_F32 : CLOSE);
        });
    }

    @TestFactory
    Stream<DynamicTest> gradients() throws IOException {
        return tests("values", figure -> {
            if (!figure.lines().containsKey("flat")) {
                slopes(figure);
            }
        });
    }

    private static void slopes(Figure figure) {
        Case values = new Case(figure, true);
        Map<String, Tensor> found = values.run(values.inputs());
        for (int i = 0; i < values.variables.size(); i++) {
            String variable = values.variables.get(i);
            double[] expected = IntStream.range(0, values.at(variable).size())
                    .mapToDouble(e -> values.slope(variable, e))
                    .toArray();
            figure.check(expected, reals(found.get("d" + i)), CLOSE_SLOPE);
        }
    }

    /** One figure as a model; its variables are what a gradient can be taken of. */
    private static final class Case {
        private final Figure figure;
        private final Compilation model;
        private final Map<String, Tensor> weights = new LinkedHashMap<>();
        private final List<String> variables = new ArrayList<>();

        Case(Figure figure, boolean gradients) {
            this.figure = figure;
            Compilation plain = compiled(text(List.of()));
            List<TensorSpec> all = plain.spec().weights().specs();
            for (int i = 0; i < all.size(); i++) {
                TensorSpec weight = all.get(i);
                double[] numbers = figure.numbers("weight", weight.name());
                List<Integer> shape = IntStream.of(weight.shape(1)).boxed().toList();
                weights.put(weight.name(), Tensor.of(weight.dtype(), shape, numbers));
                if (i < plain.spec().parameters()) {
                    variables.add(weight.name());
                }
            }
            assertEquals(figure.all("weight").keySet(), weights.keySet(), figure.expression());
            figure.inputs().stream()
                    .filter(input -> input.tensor().dtype().isFloat())
                    .forEach(input -> variables.add(input.name()));
            model = gradients ? compiled(text(variables)) : plain;
        }

        private String text(List<String> gradients) {
            String expression =
                    figure.expression().matches("\\w+, \\w+ = .*") ? figure.expression() : "y = " + figure.expression();
            return declared(figure) + "let " + expression + "\noutput z = y\n"
                    + IntStream.range(0, gradients.size())
                            .mapToObj(i -> "output d" + i + " = gradient(sum(square(y)), " + gradients.get(i) + ")\n")
                            .collect(Collectors.joining());
        }

        Map<String, Tensor> inputs() {
            Map<String, Tensor> inputs = new LinkedHashMap<>(weights);
            figure.inputs().forEach(input -> inputs.put(input.name(), input.tensor()));
            return inputs;
        }

        Tensor at(String variable) {
            return inputs().get(variable);
        }

        Map<String, Tensor> run(Map<String, Tensor> given) {
            Inputs inputs = Inputs.NONE;
            for (var entry : given.entrySet()) {
                inputs = weights.containsKey(entry.getKey())
                        ? inputs.with(Store.WEIGHTS, entry.getKey(), entry.getValue())
                        : inputs.with(entry.getKey(), entry.getValue());
            }
            int batch = figure.inputs().get(0).tensor().shape().get(0);
            return Interpreter.run(model.training().get(ModelSpec.PREDICT), inputs, batch)
                    .outputs();
        }

        /** How the sum of squares of the result changes with one number of a variable. */
        double slope(String variable, int element) {
            double[] above = moved(variable, element, STEP);
            double[] below = moved(variable, element, -STEP);
            return IntStream.range(0, above.length)
                            .mapToDouble(i -> above[i] * above[i] - below[i] * below[i])
                            .sum()
                    / (2 * STEP);
        }

        /** The result with one number of a variable moved. */
        private double[] moved(String variable, int element, double step) {
            Map<String, Tensor> moved = inputs();
            double[] numbers = at(variable).doubles().clone();
            numbers[element] += step;
            moved.put(variable, Tensor.of(DType.F64, at(variable).shape(), numbers));
            return reals(run(moved).get("z"));
        }
    }

    @TestFactory
    Stream<DynamicTest> metricsOverSeveralBatches() throws IOException {
        return tests("metrics", figure -> {
            Compilation model = compiled("param o: f64[] = 1\noutput p0 = o\ntraining {\n" + declared(figure)
                    + "metric m = " + figure.expression() + "\nfreeze \"*\"\n}\n");
            Runner runner = new ByInterpreter(model, 1);
            TrainingSpec training = model.spec().trainings().get(0);
            // what an epoch leaves behind is gone when the next begins
            for (int epoch = 0; epoch < 2; epoch++) {
                runner.begin(training);
                figure.check(figure.result().doubles(), reals(fed(runner, training, figure)), 1e-6);
            }
        });
    }

    private static Tensor fed(Runner runner, TrainingSpec training, Figure figure) {
        int rows = figure.inputs().get(0).tensor().shape().get(0);
        Tensor last = Tensor.zeros(DType.F64, List.of());
        for (int from = 0; from < rows; from += ROWS) {
            int to = Math.min(rows, from + ROWS);
            Map<String, Tensor> batch = new LinkedHashMap<>();
            for (Figure.Fed input : figure.inputs()) {
                List<Integer> shape = new ArrayList<>(input.tensor().shape());
                int row = input.tensor().size() / rows;
                shape.set(0, to - from);
                double[] numbers = Arrays.copyOfRange(reals(input.tensor()), from * row, to * row);
                batch.put(input.name(), Tensor.of(input.tensor().dtype(), shape, numbers));
            }
            last = runner.run(training.step(), batch, to - from, from / ROWS, true)
                    .get("m");
        }
        return last;
    }

    @TestFactory
    Stream<DynamicTest> optimizersStepByStep() throws IOException {
        return tests("optimizers", figure -> {
            String first = Arrays.toString(figure.numbers("first"));
            Compilation model = compiled("param w: f64[3] = " + first + "\noutput o = w\ntraining {\ninput g: f64[3]\n"
                    + "loss sum(w * g)\noptimizer " + figure.expression() + "\n}\n");
            Runner runner = new ByInterpreter(model, 1);
            TrainingSpec training = model.spec().trainings().get(0);
            runner.begin(training);
            double[] gradients = figure.numbers("gradients");
            double[] expected = figure.numbers("result");
            for (int step = 0; 3 * step < gradients.length; step++) {
                Tensor g = Tensor.of(DType.F64, List.of(3), Arrays.copyOfRange(gradients, 3 * step, 3 * step + 3));
                runner.run(training.step(), Map.of("g", g), 1, step, true);
                double[] now = Arrays.copyOfRange(expected, 3 * step, 3 * step + 3);
                figure.check(now, reals(runner.stored().get("WEIGHTS w")), CLOSE);
            }
            figure.all("state")
                    .forEach((name, numbers) ->
                            figure.check(numbers, reals(runner.stored().get("OPTIMIZER w/" + name)), CLOSE));
        });
    }

    @TestFactory
    Stream<DynamicTest> schedulesStepByStep() throws IOException {
        return tests("schedules", figure -> {
            String show = "fn show(w: float[], g: float[], rate: float[]) -> float[] { return 0 * w + 0 * g + rate }\n";
            Compilation model = compiled(
                    show,
                    "param w: f32[] = 0\noutput o = w\ntraining {\ninput g: f32[]\nloss w * g\noptimizer show(rate: "
                            + figure.expression() + ")\n}\n");
            Runner runner = new ByInterpreter(model, 1);
            TrainingSpec training = model.spec().trainings().get(0);
            runner.begin(training);
            double[] expected = figure.numbers("result");
            double[] found = IntStream.range(0, expected.length)
                    .mapToDouble(step -> {
                        runner.run(training.step(), Map.of("g", Tensor.zeros(DType.F32, List.of())), 1, step, true);
                        return runner.stored().get("WEIGHTS w").real(0);
                    })
                    .toArray();
            figure.check(expected, found, CLOSE_F32);
        });
    }

    @Test
    void everyFunctionHasFigures() throws IOException {
        StringBuilder seen = new StringBuilder();
        for (String page : PAGES) {
            Figure.of(page).forEach(figure -> seen.append(figure.expression()).append('\n'));
        }
        List<String> without = new StandardLibrary()
                .functionNames().stream()
                        .filter(name -> !ELSEWHERE.contains(name))
                        .filter(name -> !seen.toString().matches("(?s).*\\b" + name + "\\(.*"))
                        .toList();
        assertEquals(List.of(), without, "add figures to figures.py and run it");
    }

    private static Stream<DynamicTest> tests(String page, Consumer<Figure> test) throws IOException {
        return Figure.of(page).stream()
                .map(figure -> DynamicTest.dynamicTest(figure.expression(), () -> test.accept(figure)));
    }

    private static String declared(Figure figure) {
        return figure.inputs().stream()
                .map(input -> "input " + input.name() + ": " + input.type() + "\n")
                .collect(Collectors.joining());
    }

    private static Compilation compiled(String body) {
        return compiled("", body);
    }

    private static Compilation compiled(String functions, String body) {
        String text = functions + "model Figures {\n" + body + "}\n";
        Checked checked = Frontend.check(new Source("figures.model", text), SourceFiles.none(), Map.of());
        assertFalse(checked.hasErrors(), () -> text + Problems.render(checked.problems()));
        return new Compilation(checked.models().get(0), "figures.model");
    }

    private static double[] reals(Tensor tensor) {
        return IntStream.range(0, tensor.size()).mapToDouble(tensor::real).toArray();
    }
}
