package dev.sinter.ir.eval;

import dev.sinter.ir.kernel.Reduction.Order;
import java.util.Arrays;
import java.util.List;

/**
 * Matrix products, one fused multiply-add after the other in the order of the reduction index; blocks as in {@link
 * Sums}.
 */
final class Products {
    private Products() {}

    /** [.., m, k] times [.., k, n], which is of that shape. */
    static Tensor multiply(Order order, Tensor left, Tensor right, List<Integer> shape) {
        Tensor y = Tensor.zeros(left.dtype(), shape);
        int k = left.shape().getLast();
        int n = shape.getLast();
        int m = shape.get(shape.size() - 2);
        int rows = n == 0 ? 0 : y.size() / n;
        for (int row = 0; row < rows; row++) {
            int matrix = row / m * k * n;
            switch (left.dtype()) {
                case F32 -> {
                    float[] a = Arrays.copyOfRange(left.floats(), row * k, row * k + k);
                    System.arraycopy(row(order, a, right.floats(), matrix, n), 0, y.floats(), row * n, n);
                }
                case F64 -> {
                    double[] a = Arrays.copyOfRange(left.doubles(), row * k, row * k + k);
                    System.arraycopy(row(order, a, right.doubles(), matrix, n), 0, y.doubles(), row * n, n);
                }
                default -> {
                    for (int j = 0; j < n; j++) {
                        y.set(row * n + j, whole(left, row * k, right, matrix + j, k, n));
                    }
                }
            }
        }
        return y;
    }

    /** Integers need no order: overflow wraps around. */
    private static long whole(Tensor left, int a, Tensor right, int b, int k, int n) {
        long sum = 0;
        for (int i = 0; i < k; i++) {
            sum += left.whole(a + i) * right.whole(b + i * n);
        }
        return sum;
    }

    /** One row of floats times the matrix of {@code n} columns that begins at {@code from}. */
    private static float[] row(Order order, float[] a, float[] b, int from, int n) {
        float[] sums = new float[n];
        for (int start = 0; start < a.length; start += Sums.BLOCK) {
            int end = Math.min(start + Sums.BLOCK, a.length);
            float[] block = new float[n];
            if (order == Order.LANES) {
                lanes(a, start, end, b, from, block);
            } else {
                chain(a, start, end, b, from, block);
            }
            for (int j = 0; j < n; j++) {
                sums[j] = start == 0 ? block[j] : sums[j] + block[j];
            }
        }
        return sums;
    }

    private static void chain(float[] a, int start, int end, float[] b, int from, float[] sums) {
        for (int i = start; i < end; i++) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] = Math.fma(a[i], b[from + i * sums.length + j], sums[j]);
            }
        }
    }

    private static void lanes(float[] a, int start, int end, float[] b, int from, float[] sums) {
        for (int j = 0; j < sums.length; j++) {
            float[] lanes = new float[Sums.LANES];
            for (int i = start; i < end; i++) {
                int lane = (i - start) % Sums.LANES;
                lanes[lane] = Math.fma(a[i], b[from + i * sums.length + j], lanes[lane]);
            }
            sums[j] = Sums.tree(lanes);
        }
    }

    /** One row of doubles times the matrix of {@code n} columns that begins at {@code from}. */
    private static double[] row(Order order, double[] a, double[] b, int from, int n) {
        double[] sums = new double[n];
        for (int start = 0; start < a.length; start += Sums.BLOCK) {
            int end = Math.min(start + Sums.BLOCK, a.length);
            double[] block = new double[n];
            if (order == Order.LANES) {
                lanes(a, start, end, b, from, block);
            } else {
                chain(a, start, end, b, from, block);
            }
            for (int j = 0; j < n; j++) {
                sums[j] = start == 0 ? block[j] : sums[j] + block[j];
            }
        }
        return sums;
    }

    private static void chain(double[] a, int start, int end, double[] b, int from, double[] sums) {
        for (int i = start; i < end; i++) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] = Math.fma(a[i], b[from + i * sums.length + j], sums[j]);
            }
        }
    }

    private static void lanes(double[] a, int start, int end, double[] b, int from, double[] sums) {
        for (int j = 0; j < sums.length; j++) {
            double[] lanes = new double[Sums.LANES];
            for (int i = start; i < end; i++) {
                int lane = (i - start) % Sums.LANES;
                lanes[lane] = Math.fma(a[i], b[from + i * sums.length + j], lanes[lane]);
            }
            sums[j] = Sums.tree(lanes);
        }
    }
}
