package dev.sinter.ir.eval;

import dev.sinter.ir.kernel.Reduction.Order;

/**
 * Sums of one row in the orders of {@link Order}: blocks of 1024, the result of the first being the start of the whole.
 */
final class Sums {
    static final int BLOCK = 1024;
    static final int LANES = 16;

    private Sums() {}

    static float sum(Order order, float[] x, int from, int count) {
        float sum = 0;
        for (int start = 0; start < count; start += BLOCK) {
            int end = Math.min(start + BLOCK, count);
            float block =
                    order == Order.LANES ? lanes(x, from + start, from + end) : chain(x, from + start, from + end);
            sum = start == 0 ? block : sum + block;
        }
        return sum;
    }

    private static float chain(float[] x, int from, int to) {
        float sum = 0;
        for (int i = from; i < to; i++) {
            sum += x[i];
        }
        return sum;
    }

    private static float lanes(float[] x, int from, int to) {
        float[] lanes = new float[LANES];
        for (int i = from; i < to; i++) {
            lanes[(i - from) % LANES] += x[i];
        }
        return tree(lanes);
    }

    static float tree(float[] lanes) {
        for (int half = LANES / 2; half > 0; half /= 2) {
            for (int i = 0; i < half; i++) {
                lanes[i] += lanes[i + half];
            }
        }
        return lanes[0];
    }

    static double sum(Order order, double[] x, int from, int count) {
        double sum = 0;
        for (int start = 0; start < count; start += BLOCK) {
            int end = Math.min(start + BLOCK, count);
            double block =
                    order == Order.LANES ? lanes(x, from + start, from + end) : chain(x, from + start, from + end);
            sum = start == 0 ? block : sum + block;
        }
        return sum;
    }

    private static double chain(double[] x, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += x[i];
        }
        return sum;
    }

    private static double lanes(double[] x, int from, int to) {
        double[] lanes = new double[LANES];
        for (int i = from; i < to; i++) {
            lanes[(i - from) % LANES] += x[i];
        }
        return tree(lanes);
    }

    static double tree(double[] lanes) {
        for (int half = LANES / 2; half > 0; half /= 2) {
            for (int i = 0; i < half; i++) {
                lanes[i] += lanes[i + half];
            }
        }
        return lanes[0];
    }
}
