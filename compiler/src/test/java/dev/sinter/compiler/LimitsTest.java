package dev.sinter.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sinter.codegen.classfile.ClassFile;
import dev.sinter.codegen.code.CodeMethod;
import dev.sinter.runtime.CompiledModel;
import dev.sinter.runtime.ModelSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Models of extreme size compile into classes that the JVM loads and whose methods it compiles, or are told why they do not. */
class LimitsTest {
    private static final int MOST_PARAMETERS = 255;
    private static final String TRAINING = """
        training {
            input label: u8[batch]
            loss mean(sparse_softmax_cross_entropy(last, label))
            optimizer adam(rate: 0.001)
        }
        """;

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyMethodIsWithinTheLimits() {
        return Map.of(
                        "a thousand layers",
                        model("""
                            input x: f32[batch, 12]
                            var h = x
                            for i in range(1000) {
                                update h = dense(h, units: 12, activation: relu)
                            }
                            let last = dense(h, units: 3)
                            output y = argmax(last)
                            """ + TRAINING),
                        "a hundred layers, each of another width",
                        model("input x: f32[batch, 4]\nlet h0 = x\n"
                                + each(
                                        100,
                                        i -> "let h" + (i + 1) + " = dense(h" + i + ", units: " + (i + 4)
                                                + ", activation: tanh)")
                                + "let last = dense(h100, units: 3)\noutput y = argmax(last)\n" + TRAINING),
                        "thirty convolutions",
                        model("""
                            input x: f32[batch, 8, 8, 4]
                            var h = x
                            for i in range(30) {
                                update h = conv2d(h, filters: 4, kernel_size: 3, padding: "same", activation: relu)
                            }
                            let last = dense(flatten(h), units: 3)
                            output y = argmax(last)
                            """ + TRAINING),
                        "a wide layer",
                        model("""
                            input x: f32[batch, 4096]
                            let wide = dense(x, units: 4096, activation: relu)
                            let last = dense(wide, units: 10)
                            output y = argmax(last)
                            """ + TRAINING),
                        "a chain of ten thousand operations",
                        model("""
                            input x: f32[batch]
                            var h = x
                            for i in range(5000) {
                                update h = tanh(h) + x
                            }
                            output y = h
                            """),
                        "as many inputs, parameters and outputs as there may be",
                        model(each(
                                250,
                                i -> "input x" + i + ": f32[batch]\nparam p" + i + ": f32[] = 1\noutput y" + i + " = x"
                                        + i + " * p" + i)),
                        "a sum of all inputs, and each step of it",
                        model(each(200, i -> "input x" + i + ": f32[batch]")
                                + "let s0 = x0\n"
                                + each(
                                        199,
                                        i -> "let s" + (i + 1) + " = s" + i + " * x" + (i + 1) + "\noutput y" + i
                                                + " = s" + (i + 1))),
                        "a thousand parts put together",
                        model("input x: f32[batch, 4]\noutput y = concat(["
                                + IntStream.range(0, 1000)
                                        .mapToObj(i -> "x * " + (i + 2))
                                        .collect(Collectors.joining(", "))
                                + "], axis: -1)\n"),
                        "a large table of constants",
                        model("input x: f32[batch, 50000]\noutput y = x + ["
                                + IntStream.range(0, 50_000)
                                        .mapToObj(i -> i + ".5")
                                        .collect(Collectors.joining(", "))
                                + "]\n"),
                        "a hundred training blocks",
                        model("input x: f32[batch, 3]\nlet last = dense(x, units: 2)\noutput y = last\n"
                                + each(100, i -> TRAINING.replace("training {", "training t" + i + " {"))))
                .entrySet()
                .stream()
                .map(each -> dynamicTest(each.getKey(), () -> isWithinLimits(each.getValue())));
    }

    private void isWithinLimits(String text) throws IOException {
        Compilation model = compile(text);
        // code for vectors is the longest
        for (int lanes : new int[] {8}) {
            for (CodeMethod method : model.code(lanes).methods()) {
                int size = ClassFile.size(method);
                assertTrue(size <= ClassFile.LARGEST, () -> method.name() + " has " + size + " bytes");
                int parameters = method.parameters().stream()
                        .mapToInt(parameter -> parameter.type().slots())
                        .sum();
                assertTrue(parameters < MOST_PARAMETERS, () -> method.name() + " has " + parameters + " parameters");
            }
            CompiledModel loaded = model.load(lanes);
            loaded.predict(loaded.initialize(1), loaded.memory(ModelSpec.PREDICT, 1), 1);
        }
    }

    @Test
    void layersOfTheSameShapesShareTheirMethods() throws IOException {
        String ten = layers(10);
        String hundred = layers(100);
        long few = kernels(compile(ten));
        assertEquals(few, kernels(compile(hundred)));
    }

    private static String layers(int depth) {
        return model("""
            input x: f32[batch, 12]
            var h = x
            for i in range(%d) {
                update h = dense(h, units: 12, activation: relu)
            }
            let last = dense(h, units: 3)
            output y = argmax(last)
            """.formatted(depth) + TRAINING);
    }

    /** Methods apart from those that only call others, and from those that draw first weights, each from a stream of its own. */
    private static long kernels(Compilation model) {
        return model.code(8).methods().stream()
                .filter(method -> !method.name().contains("_part"))
                .filter(method -> method.parameters().stream()
                        .noneMatch(parameter -> parameter.name().equals("seed")))
                .count();
    }

    @Test
    void moreInputsThanAMethodTakesAreAMistake() {
        String sum = IntStream.range(0, 251).mapToObj(i -> "x" + i).collect(Collectors.joining(" + "));
        String text = model(each(251, i -> "input x" + i + ": f32[batch]") + "output y = " + sum + "\n");
        ModelProblems problems = assertThrows(ModelProblems.class, () -> compile(text));
        assertTrue(
                problems.render()
                        .contains("`Extreme` has 251 inputs; a Java method takes 250 at most, "
                                + "where an i64 or f64 counts twice"),
                problems::render);
    }

    private Compilation compile(String text) throws IOException {
        Path file = folder.resolve("Extreme.model");
        Files.writeString(file, text);
        return Compiler.compile(file, Map.of(), _ -> {}).getFirst();
    }

    private static String model(String body) {
        return "model Extreme {\n" + body + "}\n";
    }

    private static String each(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
    }
}
