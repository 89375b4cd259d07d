package dev.sinter.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.frontend.expand.builtin.Builtins;
import dev.sinter.frontend.expand.unit.StandardLibrary;
import dev.sinter.ir.eval.Inputs;
import dev.sinter.ir.eval.Interpreter;
import dev.sinter.ir.eval.Tensor;
import dev.sinter.ir.op.Store;
import dev.sinter.runtime.DType;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.TensorSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The library in f64 against figures of an independent source, and its gradients against central differences. */
class LibraryFiguresTest {
    /** Central differences with steps of 1e-5 in f64. */
    private static final double CLOSE_SLOPE = 2e-6;

    private static final double STEP = 1e-5;
    private static final List<String> PAGES = List.of("values", "metrics", "optimizers", "schedules");
    /** Parts of functions that have figures, and what is no number. */
    private static final Set<String> PARTS = Set.of("fans", "padding_of", "counts", "params", "produced_by");

    private static final Path BITS = Path.of("src", "test", "resources", "bits");

    @TestFactory
    Stream<DynamicTest> valuesAndShapes() throws IOException {
        return Figure.tests("values", figure -> {
            Case values = new Case(figure, false);
            Tensor found = values.run(values.inputs()).get("z");
            assertEquals(figure.result().shape(), found.shape(), figure.expression());
            figure.check(
                    figure.result().doubles(),
                    Figure.reals(found),
                    found.dtype() == DType.F32 ? Figure.CLOSE_F32 : Figure.CLOSE);
        });
    }

    @TestFactory
    Stream<DynamicTest> gradients() throws IOException {
        return Figure.tests("values", figure -> {
            if (!figure.isFlat()) {
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
            figure.check(expected, Figure.reals(found.get("d" + i)), CLOSE_SLOPE);
        }
    }

    /** One figure as a model; its variables are what a gradient can be taken of. */
    private static final class Case {
        private final Figure figure;
        private final Compilation model;
        private final Map<String, Tensor> weights = new LinkedHashMap<>();
        private final List<String> variables;

        Case(Figure figure, boolean gradients) {
            this.figure = figure;
            Compilation plain = figure.asOutput(List.of());
            for (TensorSpec weight : plain.spec().weights().specs()) {
                double[] numbers = figure.numbers("weight", weight.name());
                List<Integer> shape = IntStream.of(weight.shape(1)).boxed().toList();
                weights.put(weight.name(), Tensor.of(weight.dtype(), shape, numbers));
            }
            assertEquals(figure.all("weight").keySet(), weights.keySet(), figure.expression());
            variables = figure.variables(plain);
            model = gradients ? figure.asOutput(variables) : plain;
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
            return Interpreter.run(model.training().get(ModelSpec.PREDICT), inputs, figure.rows())
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
            return Figure.reals(run(moved).get("z"));
        }
    }

    /** What draws has shares, means and variances instead, in {@link RandomFunctionsTest}, and runs in a model of {@code bits}. */
    @Test
    void everyFunctionAndPrimitiveHasFigures() throws IOException {
        StringBuilder figures = new StringBuilder();
        for (String page : PAGES) {
            Figure.of(page)
                    .forEach(figure -> figures.append(figure.expression()).append('\n'));
        }
        Set<String> names = new TreeSet<>(new StandardLibrary().functionNames());
        names.addAll(Builtins.names());
        names.removeAll(PARTS);
        names.removeIf(name -> calls(figures.toString(), name));
        String random = Files.readString(BITS.resolve("Random.model"));
        names.removeIf(name -> random.matches("(?s).*\\b" + name + "\\b.*"));
        assertEquals(Set.of(), names, "add figures to figures.py and run it; of what draws, a line to Random.model");
    }

    private static boolean calls(String text, String function) {
        return text.matches("(?s).*\\b" + function + "\\(.*");
    }
}
