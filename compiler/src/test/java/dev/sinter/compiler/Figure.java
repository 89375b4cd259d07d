package dev.sinter.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.sinter.ir.eval.Tensor;
import dev.sinter.runtime.DType;
import dev.sinter.runtime.TensorSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * What an expression of the library must give by a source that knows nothing of Sinter: {@code figures.py} beside the files of
 * figures says which.
 *
 * @param lines the numbers by what they are: {@code input x f64[batch, 3] 2}, {@code weight y.kernel}, {@code result [2]}
 */
record Figure(String expression, Map<String, double[]> lines) {
    /** Other formulas for the same numbers, both in f64. */
    static final double CLOSE = 1e-9;
    /** Schedules, tables and shares are f32. */
    static final double CLOSE_F32 = 3e-7;

    private static final Path FOLDER = Path.of("src", "test", "resources", "figures");

    /** One input of the expression; {@code type} is as in the language. */
    record Fed(String name, String type, Tensor tensor) {}

    static List<Figure> of(String page) throws IOException {
        List<Figure> figures = new ArrayList<>();
        for (String line : Files.readAllLines(FOLDER.resolve(page + ".txt"))) {
            if (line.startsWith("== ")) {
                figures.add(new Figure(line.substring(3), new LinkedHashMap<>()));
            } else if (!line.startsWith("#")) {
                int colon = line.indexOf(" :");
                figures.get(figures.size() - 1)
                        .lines()
                        .put(line.substring(0, colon), numbers(line.substring(colon + 2)));
            }
        }
        return figures;
    }

    private static double[] numbers(String text) {
        return Stream.of(text.strip().split(" "))
                .filter(word -> !word.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** The same with inputs of another kind of floats, as {@code f32}. */
    Figure in(DType floats) {
        Map<String, double[]> other = new LinkedHashMap<>();
        lines.forEach((head, numbers) -> other.put(
                head.startsWith("input ") ? head.replaceFirst(" f64\\[", " " + floats.text() + "[") : head, numbers));
        return new Figure(expression, other);
    }

    double[] numbers(String... heads) {
        return lines.get(String.join(" ", heads));
    }

    /** The lines that begin with a word, by what follows it. */
    Map<String, double[]> all(String word) {
        Map<String, double[]> found = new LinkedHashMap<>();
        lines.forEach((head, numbers) -> {
            if (head.startsWith(word + " ")) {
                found.put(head.substring(word.length() + 1), numbers);
            }
        });
        return found;
    }

    List<Fed> inputs() {
        List<Fed> inputs = new ArrayList<>();
        all("input").forEach((head, numbers) -> {
            String name = head.substring(0, head.indexOf(' '));
            String type = head.substring(name.length() + 1, head.indexOf(']') + 1);
            int batch = Integer.parseInt(head.substring(head.lastIndexOf(' ') + 1));
            List<Integer> shape = sizes(type.substring(type.indexOf('[')).replace("batch", "" + batch));
            DType dtype = DType.parse(type.substring(0, type.indexOf('[')));
            inputs.add(new Fed(name, type, Tensor.of(dtype, shape, numbers)));
        });
        return inputs;
    }

    /** {@code [2, 3]} as a list. */
    private static List<Integer> sizes(String text) {
        return Stream.of(text.substring(1, text.length() - 1).split(", "))
                .filter(size -> !size.isEmpty())
                .map(Integer::valueOf)
                .toList();
    }

    /** How many samples its inputs have. */
    int rows() {
        return inputs().get(0).tensor().shape().get(0);
    }

    /** The samples {@code from} to {@code to} of every input. */
    Map<String, Tensor> rows(int from, int to) {
        Map<String, Tensor> rows = new LinkedHashMap<>();
        for (Fed input : inputs()) {
            List<Integer> shape = new ArrayList<>(input.tensor().shape());
            int row = input.tensor().size() / rows();
            shape.set(0, to - from);
            double[] numbers = Arrays.copyOfRange(reals(input.tensor()), from * row, to * row);
            rows.put(input.name(), Tensor.of(input.tensor().dtype(), shape, numbers));
        }
        return rows;
    }

    /** The tensor {@code result}. */
    Tensor result() {
        Map.Entry<String, double[]> result = all("result").entrySet().iterator().next();
        return Tensor.of(DType.F64, sizes(result.getKey()), result.getValue());
    }

    /** Compares up to {@code close}, relative to numbers above 1. */
    void check(double[] expected, double[] found, double close) {
        assertEquals(expected.length, found.length, expression);
        for (int i = 0; i < expected.length; i++) {
            if (!(Math.abs(expected[i] - found[i]) <= close * Math.max(1, Math.abs(expected[i])))) {
                fail(expression + " at " + i + ": expected " + expected[i] + ", found " + found[i]
                        + "; the formula of the figure stands in " + FOLDER.resolve("figures.py"));
            }
        }
    }

    /**
     * A model whose output z is the expression.
     *
     * @param variables of which outputs d0, d1 and so on are the gradients of the sum of squares of z
     */
    Compilation asOutput(List<String> variables) {
        String let = expression.matches("\\w+, \\w+ = .*") ? expression : "y = " + expression;
        String gradients = IntStream.range(0, variables.size())
                .mapToObj(i -> "output d" + i + " = gradient(sum(square(y)), " + variables.get(i) + ")\n")
                .collect(Collectors.joining());
        return Texts.compiled("model Figures {\n" + declared() + "let " + let + "\noutput z = y\n" + gradients + "}\n");
    }

    /** Whether there is no gradient to take: the result is no float, or stands at a kink. */
    boolean isFlat() {
        return lines.containsKey("flat");
    }

    /** What a gradient can be taken of: the parameters of the model and the inputs of floats. */
    List<String> variables(Compilation model) {
        Stream<String> parameters = model.spec().weights().specs().stream()
                .limit(model.spec().parameters())
                .map(TensorSpec::name);
        Stream<String> inputs = inputs().stream()
                .filter(input -> input.tensor().dtype().isFloat())
                .map(Fed::name);
        return Stream.concat(parameters, inputs).toList();
    }

    /** A model whose training block has the expression as its metric m. */
    Compilation asMetric() {
        return Texts.compiled("model Figures {\nparam o: f64[] = 1\noutput p0 = o\ntraining {\n" + declared()
                + "metric m = " + expression + "\nfreeze \"*\"\n}\n}\n");
    }

    /** A model whose training block moves w by the expression; its input g is the gradient. */
    Compilation asOptimizer(DType dtype) {
        String three = dtype.text() + "[3]";
        return Texts.compiled("model Figures {\nparam w: " + three + " = " + Arrays.toString(lines.get("first"))
                + "\noutput o = w\ntraining {\ninput g: " + three + "\nloss sum(w * g)\noptimizer " + expression
                + "\n}\n}\n");
    }

    /** A model whose training block sets w to the rate that the expression gives. */
    Compilation asSchedule() {
        return Texts.compiled(
                "fn show(w: float[], g: float[], rate: float[]) -> float[] { return 0 * w + 0 * g + rate }\n"
                        + "model Figures {\nparam w: f32[] = 0\noutput o = w\ntraining {\ninput g: f32[]\nloss w * g\n"
                        + "optimizer show(rate: " + expression + ")\n}\n}\n");
    }

    /** The gradients that the steps of an optimizer are given, three numbers each. */
    List<Tensor> gradients(DType dtype) {
        double[] all = lines.get("gradients");
        return IntStream.range(0, all.length / 3)
                .mapToObj(step -> Tensor.of(dtype, List.of(3), Arrays.copyOfRange(all, 3 * step, 3 * step + 3)))
                .toList();
    }

    /** The inputs as statements. */
    private String declared() {
        return inputs().stream()
                .map(input -> "input " + input.name() + ": " + input.type() + "\n")
                .collect(Collectors.joining());
    }

    static Stream<DynamicTest> tests(String page, Consumer<Figure> test) throws IOException {
        return of(page).stream().map(figure -> DynamicTest.dynamicTest(figure.expression(), () -> test.accept(figure)));
    }

    static double[] reals(Tensor tensor) {
        return IntStream.range(0, tensor.size()).mapToDouble(tensor::real).toArray();
    }
}
