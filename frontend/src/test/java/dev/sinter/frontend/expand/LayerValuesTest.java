package dev.sinter.frontend.expand;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.frontend.ModelProgram;
import dev.sinter.frontend.Models;
import dev.sinter.ir.eval.Inputs;
import dev.sinter.ir.eval.Interpreter;
import dev.sinter.ir.eval.Tensor;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.op.RandomUniform;
import dev.sinter.ir.op.Stored;
import dev.sinter.runtime.DType;
import dev.sinter.runtime.Random;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Layers over windows in f64 against numbers that loops in NumPy gave, by the rules of TensorFlow for strides and padding. The images
 * and the kernels are -2, -1, 0, 1, 2, 3, 4, -2 and so on in row-major order.
 */
class LayerValuesTest {
    private static final String IMAGE = "f64[batch, 4, 5, 2]";

    private static Tensor sequence(List<Integer> shape) {
        int size = shape.stream().reduce(1, (a, b) -> a * b);
        return Tensor.of(
                DType.F64,
                shape,
                IntStream.range(0, size).mapToDouble(i -> i % 7 - 2).toArray());
    }

    /** The values of an expression of {@code x} for one sample. */
    private static Tensor of(String type, Tensor x, String expression) {
        ModelProgram model =
                Models.of("model M {\n input x: " + type + "\n let y = " + expression + "\n output z = y\n}\n");
        Inputs inputs = Inputs.NONE.with("x", x);
        for (Node node : model.graphs().get(1).nodes()) {
            if (node.op() instanceof Stored stored) {
                inputs = inputs.with(
                        stored.store(),
                        stored.name(),
                        sequence(Tensor.at(stored.type().shape(), 1)));
            }
        }
        return Interpreter.run(model.graphs().get(1), inputs, 1).output("z");
    }

    private static void check(String expression, List<Integer> shape, double... expected) {
        Tensor found = of(IMAGE, sequence(List.of(1, 4, 5, 2)), expression);
        assertEquals(shape, found.shape(), expression);
        assertArrayEquals(expected, found.doubles(), 1e-15, expression);
    }

    @Test
    void convolutionsPadLikeTensorFlow() {
        check(
                "conv2d(x, filters: 2, kernel_size: 3, strides: 2, padding: \"same\", use_bias: false)",
                List.of(1, 2, 3, 2),
                -5,
                -10,
                27,
                0,
                13,
                24,
                8,
                15,
                5,
                13,
                -13,
                0);
        check(
                "conv1d(x[:, 0, ..], filters: 1, kernel_size: 3, strides: 2, padding: \"same\", use_bias: false)",
                List.of(1, 3, 1),
                2,
                4,
                -6);
    }

    @Test
    void groupsHaveTheirOwnFilters() {
        check(
                "conv2d(x, filters: 4, kernel_size: [2, 1], strides: [1, 2], dilation: [2, 1], groups: 2, use_bias:"
                        + " false)",
                List.of(1, 2, 3, 4),
                12,
                14,
                -8,
                3,
                -2,
                1,
                8,
                -1,
                -2,
                -5,
                -4,
                2,
                -2,
                -1,
                4,
                0,
                12,
                14,
                -8,
                3,
                -2,
                1,
                8,
                -1);
        check(
                "depthwise_conv2d(x, kernel_size: 2, depth_multiplier: 2, padding: \"same\", use_bias: false)[:, 3,"
                        + " ..]",
                List.of(1, 5, 4),
                4,
                6,
                12,
                -5,
                4,
                10,
                -8,
                7,
                -10,
                -7,
                0,
                -2,
                4,
                4,
                8,
                -4,
                -2,
                -1,
                0,
                2);
    }

    @Test
    void poolingLeavesPaddingOut() {
        check(
                "max_pooling2d(x, pool_size: 3, strides: 2, padding: \"same\")",
                List.of(1, 2, 3, 2),
                4,
                4,
                4,
                4,
                4,
                4,
                4,
                3,
                4,
                4,
                3,
                4);
        check(
                "average_pooling2d(x, pool_size: [3, 2], strides: 2, padding: \"same\")",
                List.of(1, 2, 3, 2),
                5 / 6.0,
                4 / 6.0,
                8 / 6.0,
                7 / 6.0,
                -1 / 3.0,
                2 / 3.0,
                1.25,
                0.5,
                1.75,
                1,
                -0.5,
                0.5);
        check("average_pooling2d(x)", List.of(1, 2, 2, 2), 0.5, 1.5, 1, 0.25, 1.25, 0.5, 1.75, 1);
    }

    @Test
    void imagesGrowAndShrink() {
        check("up_sampling2d(x[:, :1, :2, :1], size: [2, 1])", List.of(1, 2, 2, 1), -2, 0, -2, 0);
        check("up_sampling1d(x[:, 0, :2, :1], size: 3)", List.of(1, 6, 1), -2, -2, -2, 0, 0, 0);
        check("zero_padding2d(x[:, :1, :1, :1], padding: [[1, 0], [0, 2]])", List.of(1, 2, 3, 1), 0, 0, 0, -2, 0, 0);
        check("cropping2d(x, cropping: [[3, 0], [1, 3]])", List.of(1, 1, 1, 2), 2, 3);
    }

    @Test
    void causalConvolutionsSeeNothingOfLaterTimes() {
        String causal =
                "conv1d(x[:, 0, ..], filters: 1, kernel_size: 2, dilation: 2, padding: \"causal\", use_bias: false)";
        Tensor all = of(IMAGE, sequence(List.of(1, 4, 5, 2)), causal);
        assertEquals(List.of(1, 5, 1), all.shape());
        // the kernel is -2, -1 for two places before and 0, 1 for the place itself
        assertArrayEquals(new double[] {-1, 1, 3 + 5, -2 - 1, 0 - 7}, all.doubles(), 0);
    }

    /** The random number of a row decides its place. */
    @Test
    void shuffledRowsStandInTheOrderOfTheirRandomNumbers() {
        String order = "shuffle(arange(20))";
        double[] places = of("f64[]", Tensor.of(DType.F64, List.of(), 0), "cast(" + order + ", f64) + x")
                .doubles();
        assertArrayEquals(
                IntStream.range(0, 20).asDoubleStream().toArray(),
                Arrays.stream(places).sorted().toArray());
        long stream =
                Models.of("model M {\n let y = " + order + "\n output z = y\n}\n").graphs().get(1).nodes().stream()
                        .filter(node -> node.op() instanceof RandomUniform)
                        .mapToLong(node -> ((RandomUniform) node.op()).stream())
                        .findFirst()
                        .orElseThrow();
        for (int i = 1; i < places.length; i++) {
            float before = Random.uniform(0, 0, stream, (long) places[i - 1]);
            assertTrue(before <= Random.uniform(0, 0, stream, (long) places[i]));
        }
    }

    private static void row(String expression, double[] x, double... expected) {
        Tensor found = of("f64[batch, " + x.length + "]", Tensor.of(DType.F64, List.of(1, x.length), x), expression);
        assertArrayEquals(expected, found.doubles(), 1e-15, expression);
    }

    @Test
    void orderedRows() {
        row("sort(x)", new double[] {2, Double.NaN, -1, 5}, -1, 2, 5, Double.NaN);
        row("sort(x, descending: true)", new double[] {2, Double.NaN, -1, 5}, 5, 2, -1, Double.NaN);
        row("cumsum(x)", new double[] {2, 3, -1, 5}, 2, 5, 4, 9);
        row("sparsemax(x)", new double[] {3, 1, 0.2, -1}, 1, 0, 0, 0);
        row("sparsemax(x)", new double[] {0.5, 0.3, 0.4, -0.2}, 1.3 / 3, 0.7 / 3, 1 / 3.0, 0);
        row(
                "gelu(x)",
                new double[] {-3.5, -1, 0, 0.25, 2.75},
                -8.142017766243376e-4,
                -0.15865525393145707,
                0,
                0.14967658142073093,
                2.7418056511035998);
    }
}
