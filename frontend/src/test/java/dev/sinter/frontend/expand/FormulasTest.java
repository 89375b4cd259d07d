package dev.sinter.frontend.expand;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.frontend.ModelProgram;
import dev.sinter.frontend.Models;
import dev.sinter.ir.eval.Inputs;
import dev.sinter.ir.eval.Interpreter;
import dev.sinter.ir.eval.Tensor;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The library's functions in f64 against their definitions, as Keras gives them. The tolerance is that of other formulas. */
class FormulasTest {
    private static final double[] X = {-3.5, -1, -0.5, 0, 0.25, 1, 2.75, 7};
    private static final double CLOSE = 1e-12;
    private static final Map<String, DoubleUnaryOperator> ACTIVATIONS = new TreeMap<>(Map.ofEntries(
            Map.entry("relu(x)", x -> Math.max(0, x)),
            Map.entry("relu6(x)", x -> Math.min(6, Math.max(0, x))),
            Map.entry("leaky_relu(x, negative_slope: 0.1)", x -> x > 0 ? x : 0.1 * x),
            Map.entry("elu(x, alpha: 2)", x -> x > 0 ? x : 2 * (Math.exp(x) - 1)),
            Map.entry("selu(x)", x -> 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (Math.exp(x) - 1))),
            Map.entry("celu(x, alpha: 2)", x -> x > 0 ? x : 2 * (Math.exp(x / 2) - 1)),
            Map.entry("sigmoid(x)", FormulasTest::sigmoid),
            Map.entry("softplus(x)", x -> Math.log(1 + Math.exp(x))),
            Map.entry("log_sigmoid(x)", x -> Math.log(sigmoid(x))),
            Map.entry("silu(x)", x -> x * sigmoid(x)),
            Map.entry("mish(x)", x -> x * Math.tanh(Math.log(1 + Math.exp(x)))),
            Map.entry("softsign(x)", x -> x / (1 + Math.abs(x))),
            Map.entry("squareplus(x)", x -> (x + Math.sqrt(x * x + 4)) / 2),
            Map.entry("hard_sigmoid(x)", x -> Math.clamp(x / 6 + 0.5, 0, 1)),
            Map.entry("hard_silu(x)", x -> x * Math.clamp(x / 6 + 0.5, 0, 1)),
            Map.entry("hard_tanh(x)", x -> Math.clamp(x, -1, 1)),
            Map.entry("tanh_shrink(x)", x -> x - Math.tanh(x)),
            Map.entry("soft_shrink(x)", x -> x > 0.5 ? x - 0.5 : x < -0.5 ? x + 0.5 : 0),
            Map.entry("hard_shrink(x)", x -> Math.abs(x) > 0.5 ? x : 0),
            Map.entry("threshold(x, 1, 9)", x -> x > 1 ? x : 9),
            Map.entry("sparse_sigmoid(x)", x -> x <= -1 ? 0 : x >= 1 ? 1 : 0.5 * (x + 1)),
            Map.entry("sparse_plus(x)", x -> x <= -1 ? 0 : x >= 1 ? x : (x + 1) * (x + 1) / 4),
            Map.entry(
                    "gelu(x, approximate: true)",
                    x -> 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)))),
            Map.entry("x ^ 3 - 2 ^ x", x -> x * x * x - Math.pow(2, x))));

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double[] predict(String text, Map<String, Tensor> fed, int batch) {
        ModelProgram model = Models.of(text);
        Inputs inputs = Inputs.NONE;
        for (var entry : fed.entrySet()) {
            inputs = inputs.with(entry.getKey(), entry.getValue());
        }
        return Interpreter.run(model.graphs().get(1), inputs, batch).output("y").doubles();
    }

    @TestFactory
    Stream<DynamicTest> activationsFollowTheirDefinitions() {
        return ACTIVATIONS.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    String text = "model M {\n input x: f64[batch]\n output y = " + entry.getKey() + "\n}\n";
                    double[] y = predict(text, Map.of("x", Tensor.of(DType.F64, List.of(X.length), X)), X.length);
                    for (int i = 0; i < X.length; i++) {
                        double expected = entry.getValue().applyAsDouble(X[i]);
                        assertEquals(expected, y[i], CLOSE * Math.max(1, Math.abs(expected)), "at " + X[i]);
                    }
                }));
    }

    private static double loss(String call, String target) {
        String text = "model M {\n input p: f64[batch, 3]\n input t: " + target + "\n output y = " + call + "\n}\n";
        Tensor t = target.startsWith("u8")
                ? Tensor.of(DType.U8, List.of(1), 2)
                : Tensor.of(DType.F64, List.of(1, 3), 0, 0.25, 1);
        return predict(text, Map.of("p", Tensor.of(DType.F64, List.of(1, 3), 0.5, 0.125, 0.75), "t", t), 1)[0];
    }

    @TestFactory
    Stream<DynamicTest> lossesFollowTheirDefinitions() {
        String float3 = "f64[batch, 3]";
        double sumOfExp = Math.exp(0.5) + Math.exp(0.125) + Math.exp(0.75);
        return Stream.of(
                        new Expected("mse(p, t)", float3, (0.25 + 0.015625 + 0.0625) / 3),
                        new Expected("mae(p, t)", float3, (0.5 + 0.125 + 0.25) / 3),
                        new Expected(
                                "huber(p, t, delta: 0.25)",
                                float3,
                                (0.25 * 0.5 - 0.5 * 0.0625 + 0.5 * 0.015625 + 0.5 * 0.0625) / 3),
                        new Expected(
                                "log_cosh(p, t)",
                                float3,
                                (Math.log(Math.cosh(0.5)) + Math.log(Math.cosh(0.125)) + Math.log(Math.cosh(0.25)))
                                        / 3),
                        new Expected(
                                "poisson(p, t)",
                                float3,
                                (1.375 - 0.25 * Math.log(0.125 + 1e-7) - Math.log(0.75 + 1e-7)) / 3),
                        new Expected("hinge(p, t)", float3, (1 + 1 - 0.03125 + 0.25) / 3),
                        new Expected(
                                "cosine_similarity(p, t)",
                                float3,
                                -(0.03125 + 0.75) / Math.sqrt((0.25 + 0.015625 + 0.5625) * 1.0625)),
                        new Expected(
                                "softmax_cross_entropy(p, t)",
                                float3,
                                -0.25 * (0.125 - Math.log(sumOfExp)) - (0.75 - Math.log(sumOfExp))),
                        new Expected("sparse_softmax_cross_entropy(p, t)", "u8[batch]", Math.log(sumOfExp) - 0.75),
                        new Expected(
                                "sigmoid_cross_entropy(p, t)",
                                float3,
                                (Math.log(1 + Math.exp(0.5))
                                                + Math.log(1 + Math.exp(0.125))
                                                - 0.03125
                                                + Math.log(1 + Math.exp(0.75))
                                                - 0.75)
                                        / 3),
                        new Expected(
                                "binary_crossentropy(p, t)",
                                float3,
                                -(Math.log(0.5) + 0.25 * Math.log(0.125) + 0.75 * Math.log(0.875) + Math.log(0.75))
                                        / 3),
                        new Expected(
                                "categorical_crossentropy(p, t)", float3, -0.25 * Math.log(0.125) - Math.log(0.75)),
                        new Expected("sparse_categorical_crossentropy(p, t)", "u8[batch]", -Math.log(0.75)))
                .map(e -> DynamicTest.dynamicTest(
                        e.call(), () -> assertEquals(e.value(), loss(e.call(), e.target()), 1e-12)));
    }

    private record Expected(String call, String target, double value) {}

    @Test
    void softmaxOfLargeScoresIsFinite() {
        String text = "model M {\n input x: f64[batch, 2]\n output y = softmax(x)\n}\n";
        double[] y = predict(text, Map.of("x", Tensor.of(DType.F64, List.of(1, 2), 1000, 1000)), 1);
        assertEquals(0.5, y[0]);
        assertEquals(0.5, y[1]);
    }

    @Test
    void momentsAreOfTheGivenAxis() {
        String text = "model M {\n input x: f64[batch, 2]\n let center, variance = moments(x, 0)\n"
                + " output y = center + variance * 100\n}\n";
        double[] y = predict(text, Map.of("x", Tensor.of(DType.F64, List.of(2, 2), 1, 2, 3, 6)), 2);
        assertEquals(102.0, y[0]);
        assertEquals(404.0, y[1]);
    }
}
