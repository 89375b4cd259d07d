package dev.sinter.compiler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.ir.eval.Tensor;
import dev.sinter.runtime.DType;
import dev.sinter.runtime.TrainingSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Initializers and what noise does in training: shares, means, variances and limits, by the formulas of Keras. */
class RandomFunctionsTest {
    private static final long SEED = 5;
    /** A kernel of 3 x 3 windows over 20 channels for 40 filters: 180 numbers come in, 360 go out. */
    private static final String KERNEL = "3, 3, 20, 40";

    private static final int FAN_IN = 180;
    private static final int FAN_OUT = 360;
    /** 7200 numbers: the variance is found to 1.7 percent, so three of these. */
    private static final double CLOSE = 0.05;

    private static double[] initial(String shape, String initializer) {
        Compilation model =
                Texts.compiled("model Random {\nparam w: f32[" + shape + "] = " + initializer + "\noutput y = w\n}\n");
        return Figure.reals(new ByInterpreter(model, SEED).stored().get("WEIGHTS w"));
    }

    private static double mean(double[] numbers) {
        return DoubleStream.of(numbers).average().orElseThrow();
    }

    private static double variance(double[] numbers) {
        double mean = mean(numbers);
        return DoubleStream.of(numbers)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow();
    }

    private static double largest(double[] numbers) {
        return DoubleStream.of(numbers).map(Math::abs).max().orElseThrow();
    }

    @Test
    void shufflingKeepsEachRowOnceAndMovesThemEvenly() {
        double[] found = initial("7200", "shuffle(cast(arange(7200), f32))");
        double[] first = Arrays.copyOf(found, 3600);
        assertArrayEquals(
                IntStream.range(0, 7200).asDoubleStream().toArray(),
                DoubleStream.of(found).sorted().toArray());
        assertEquals(1, mean(first) / 3599.5, CLOSE);
        assertEquals(1, variance(first) / (7200.0 * 7200 / 12), CLOSE);
    }

    /** {@code 2/540}: the variance; the limit in standard deviations, 0 for none. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        glorot_uniform;                                                                2; 540; 1.7320508
        glorot_normal;                                                                 2; 540; 2.2737081
        he_uniform;                                                                    2; 180; 1.7320508
        he_normal;                                                                     2; 180; 2.2737081
        lecun_uniform;                                                                 1; 180; 1.7320508
        lecun_normal;                                                                  1; 180; 2.2737081
        variance_scaling;                                                              1; 180; 2.2737081
        variance_scaling(scale: 3, mode: "fan_out");                                   3; 360; 2.2737081
        variance_scaling(mode: "fan_avg", distribution: "uniform");                    1; 270; 1.7320508
        variance_scaling(distribution: "untruncated_normal");                          1; 180; 0
        variance_scaling(scale: 2, distribution: "untruncated_normal");                2; 180; 0
        random_normal;                                                                 1; 1;   0
        random_uniform;                                                                1; 12;  0
        truncated_normal;                                                              0.7737413; 1; 2.2737081
        """)
    void initializersHaveTheirVariance(String initializer, double above, double below, double limit) {
        double[] found = initial(KERNEL, initializer);
        assertEquals(1, variance(found) / (above / below), CLOSE, initializer);
        double deviation = Math.sqrt(above / below);
        if (limit > 0) {
            assertTrue(largest(found) <= limit * deviation * 1.000001, initializer);
            assertTrue(largest(found) > limit * deviation * 0.98, initializer);
        } else if (!initializer.contains("uniform")) {
            assertTrue(largest(found) > 3 * deviation, initializer);
        }
        double middle = initializer.equals("random_uniform") ? 0.5 : 0;
        assertEquals(middle, mean(found), 4 * deviation / Math.sqrt(found.length), initializer);
    }

    /** The starts of the courses: {@code randn / sqrt(fan_in)}, and {@code randn / sqrt(fan_in / 2)} before relu. */
    @Test
    void theStartsOfTheCoursesAreUntruncated() {
        double[] plain = initial(KERNEL, "random_normal");
        double[] first = initial(KERNEL, "variance_scaling(distribution: \"untruncated_normal\")");
        double[] relu = initial(KERNEL, "variance_scaling(scale: 2, distribution: \"untruncated_normal\")");
        assertEquals(variance(plain) / FAN_IN, variance(first), 1e-3 * CLOSE);
        assertEquals(variance(plain) / (FAN_IN / 2.0), variance(relu), 1e-3 * CLOSE);
        assertEquals(2 * FAN_IN, FAN_OUT);
    }

    @Test
    void plainInitializers() {
        assertEquals(0, largest(initial("3, 4", "zeros")));
        assertEquals(0, variance(initial("3, 4", "ones")));
        assertEquals(1, mean(initial("3, 4", "ones")));
        assertEquals(2.5, mean(initial("3, 4", "constant(value: 2.5)")));
        assertEquals(4.0 / 12, mean(initial("3, 4", "eye(gain: 4)")) / 3, 1e-7);
        assertEquals(4, initial("3, 4", "eye(gain: 4)")[5]);
        assertArrayEquals(new double[] {0, 0, 1, 1, 0, 0, 0, 0}, initial("8", "forget_bias"));
        double[] vector = initial("7200", "glorot_uniform");
        assertEquals(1, variance(vector) * 7200, CLOSE, "a vector counts as both");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        6, 6;    6
        9, 5;    5
        2, 3, 4; 4
        4, 10;   4
        """)
    void orthogonalRowsOrColumns(String shape, int smaller) {
        double[] q = initial(shape, "orthogonal(gain: 3)");
        int columns = Integer.parseInt(shape.substring(shape.lastIndexOf(' ') + 1));
        int rows = q.length / columns;
        boolean tall = rows >= columns;
        for (int a = 0; a < smaller; a++) {
            for (int b = 0; b < smaller; b++) {
                double product = 0;
                for (int k = 0; k < Math.max(rows, columns); k++) {
                    product += tall ? q[k * columns + a] * q[k * columns + b] : q[a * columns + k] * q[b * columns + k];
                }
                assertEquals(a == b ? 9 : 0, product, 1e-4, shape);
            }
        }
    }

    /** What a function makes of ones, or of other numbers, in training. */
    private static double[] inTraining(String shape, String first, String expression) {
        Compilation model = Texts.compiled("""
            model Noise {
                param w: f32[%s] = %s
                output y = w
                training {
                    freeze "*"
                    metric seen = running_sum(%s)
                }
            }
            """.formatted(shape, first, expression));
        ByInterpreter runner = new ByInterpreter(model, SEED);
        TrainingSpec training = model.spec().trainings().get(0);
        runner.begin(training);
        return Figure.reals(runner.run(training.step(), Map.of(), 1, 0, true).get("seen"));
    }

    @Test
    void dropoutKeepsTheMean() {
        double[] found = inTraining("100, 100", "ones", "dropout(w, rate: 0.25)");
        assertEquals(0.25, DoubleStream.of(found).filter(v -> v == 0).count() / 10000.0, 0.015);
        assertTrue(DoubleStream.of(found).allMatch(v -> v == 0 || v == (float) (1 / 0.75)));
    }

    @Test
    void spatialDropoutDropsWholeChannels() {
        for (boolean image : new boolean[] {false, true}) {
            String shape = image ? "20, 3, 2, 50" : "20, 6, 50";
            double[] found = inTraining(
                    shape, "ones", image ? "spatial_dropout2d(w, rate: 0.5)" : "spatial_dropout1d(w, rate: 0.5)");
            int dropped = 0;
            for (int sample = 0; sample < 20; sample++) {
                for (int channel = 0; channel < 50; channel++) {
                    double first = found[sample * 300 + channel];
                    for (int place = 0; place < 6; place++) {
                        assertEquals(first, found[sample * 300 + place * 50 + channel]);
                    }
                    dropped += first == 0 ? 1 : 0;
                }
            }
            assertEquals(0.5, dropped / 1000.0, 0.05);
        }
    }

    @Test
    void gaussianNoise() {
        double[] added = inTraining("100, 100", "constant(value: 3)", "gaussian_noise(w, stddev: 0.5)");
        assertEquals(3, mean(added), 0.02);
        assertEquals(0.25, variance(added), 0.015);
        double[] multiplied = inTraining("100, 100", "constant(value: 3)", "gaussian_dropout(w, rate: 0.2)");
        assertEquals(3, mean(multiplied), 0.06);
        assertEquals(9 * 0.25, variance(multiplied), 0.12);
    }

    /** Of standard normal numbers, the mean stays 0 and the variance 1. */
    @Test
    void alphaDropoutKeepsMeanAndVariance() {
        double[] found = inTraining("100, 100", "random_normal", "alpha_dropout(w, rate: 0.3)");
        assertEquals(0, mean(found), 0.04);
        assertEquals(1, variance(found), 0.05);
        double lowest = -1.6732632423543772 * 1.0507009873554805;
        double a = 1 / Math.sqrt(0.7 * (1 + 0.3 * lowest * lowest));
        double dropped = a * lowest - a * lowest * 0.3;
        assertEquals(
                0.3,
                DoubleStream.of(found).filter(v -> Math.abs(v - dropped) < 1e-5).count() / 10000.0,
                0.02);
    }

    /** The batch by its own moments; the moving ones follow as 0.99 of themselves and 0.01 of it. */
    @Test
    void batchNormFollowsTheBatch() {
        Compilation model = Texts.compiled("""
            model Norm {
                input x: f64[batch, 2]
                output y = batch_norm(x, epsilon: 0.5)
                training {
                    input target: f64[batch, 2]
                    loss sum(y * target)
                    optimizer sgd(rate: 0)
                    metric first = mean(y[:, 0])
                    metric square = mean(square(y))
                }
            }
            """);
        ByInterpreter runner = new ByInterpreter(model, SEED);
        TrainingSpec training = model.spec().trainings().get(0);
        runner.begin(training);
        Tensor x = Tensor.of(DType.F64, List.of(4, 2), 1, 10, 3, 10, 5, 10, 7, 14);
        Map<String, Tensor> seen = runner.run(training.step(), Map.of("x", x, "target", x), 4, 0, true);
        assertEquals(0, seen.get("first").real(0), 1e-12);
        // the variances of the columns are 5 and 3
        assertEquals((5 / 5.5 + 3 / 3.5) / 2, seen.get("square").real(0), 1e-12);
        Map<String, Tensor> stored = runner.stored();
        assertEquals(0.01 * 4, stored.get("WEIGHTS y.moving_mean").real(0), 1e-12);
        assertEquals(0.01 * 11, stored.get("WEIGHTS y.moving_mean").real(1), 1e-12);
        assertEquals(0.99 + 0.01 * 5, stored.get("WEIGHTS y.moving_variance").real(0), 1e-12);
        assertEquals(0.99 + 0.01 * 3, stored.get("WEIGHTS y.moving_variance").real(1), 1e-12);
    }
}
