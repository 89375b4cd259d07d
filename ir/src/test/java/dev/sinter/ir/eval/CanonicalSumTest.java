package dev.sinter.ir.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.ir.text.GraphParser;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums against the wording of the contract, written down a second time without loops over blocks. */
class CanonicalSumTest {
    private static final int BLOCK = 1024;
    private final SplittableRandom random = new SplittableRandom(5);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 100, 1023, 1024, 1025, 3000})
    void rowsAreSummedInSixteenLanes(int n) {
        float[] x = numbers(n);
        Tensor y = run("sum(%0, axes=[0]) : f32[]", "f32[" + n + "]", Tensor.of(List.of(n), x));
        assertEquals(Tensor.of(List.of(), lanes(ones(n), x, 1)), y);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 1024, 1025, 3000})
    void columnsAreSummedInAChain(int n) {
        float[] x = numbers(n);
        Tensor y = run("sum(%0, axes=[0]) : f32[1]", "f32[" + n + ", 1]", Tensor.of(List.of(n, 1), x));
        assertEquals(Tensor.of(List.of(1), chain(ones(n), x, 1)), y);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 100, 1024, 1500, 2500})
    void productsAreChainsButLanesForLongRows(int k) {
        float[] a = numbers(k);
        for (int n : new int[] {1, 4, 5}) {
            float[] b = numbers(k * n);
            Tensor y = run(
                    "mat_mul(%0, %1) : f32[1, " + n + "]",
                    "f32[1, " + k + "]",
                    Tensor.of(List.of(1, k), a),
                    "f32[" + k + ", " + n + "]",
                    Tensor.of(List.of(k, n), b));
            float first = k >= 64 && n <= 4 ? lanes(a, b, n) : chain(a, b, n);
            assertEquals(first, y.floats()[0]);
        }
    }

    private static float chain(float[] a, float[] b, int step) {
        float total = 0;
        float block = 0;
        for (int i = 0; i < a.length; i++) {
            block = Math.fma(a[i], b[i * step], i % BLOCK == 0 ? 0 : block);
            if (i % BLOCK == BLOCK - 1 || i == a.length - 1) {
                total = i < BLOCK ? block : total + block;
            }
        }
        return total;
    }

    private static float lanes(float[] a, float[] b, int step) {
        float total = 0;
        float[] lane = new float[16];
        for (int i = 0; i < a.length; i++) {
            lane[i % 16] = Math.fma(a[i], b[i * step], lane[i % 16]);
            if (i % BLOCK == BLOCK - 1 || i == a.length - 1) {
                total = i < BLOCK ? tree(lane) : total + tree(lane);
                lane = new float[16];
            }
        }
        return total;
    }

    private static float tree(float[] x) {
        return ((x[0] + x[8] + (x[4] + x[12])) + (x[2] + x[10] + (x[6] + x[14])))
                + ((x[1] + x[9] + (x[5] + x[13])) + (x[3] + x[11] + (x[7] + x[15])));
    }

    private float[] numbers(int count) {
        float[] x = new float[count];
        for (int i = 0; i < count; i++) {
            x[i] = (float) random.nextGaussian();
        }
        return x;
    }

    private static float[] ones(int count) {
        float[] x = new float[count];
        Arrays.fill(x, 1);
        return x;
    }

    private static Tensor run(String call, String type, Tensor x) {
        String text = "graph g { %0 = input(\"a\") : " + type + " %1 = " + call + " output y = %1 }";
        return Interpreter.run(GraphParser.parse(text), Inputs.NONE.with("a", x), 0)
                .output("y");
    }

    private static Tensor run(String call, String left, Tensor a, String right, Tensor b) {
        String text = "graph g { %0 = input(\"a\") : " + left + " %1 = input(\"b\") : " + right + " %2 = " + call
                + " output y = %2 }";
        Inputs inputs = Inputs.NONE.with("a", a).with("b", b);
        return Interpreter.run(GraphParser.parse(text), inputs, 0).output("y");
    }
}
