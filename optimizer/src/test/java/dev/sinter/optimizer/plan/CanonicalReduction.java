package dev.sinter.optimizer.plan;

import dev.sinter.ir.kernel.Reduction.Combine;
import dev.sinter.ir.kernel.Reduction.Order;
import dev.sinter.runtime.DType;

/** One number of many, in the canonical order, every step rounded to the type. */
record CanonicalReduction(DType type, Combine combine) {
    double of(Order order, double[][] x, int count) {
        return switch (combine) {
            case SUM, FMA -> sum(order, x, count);
            case PROD -> product(x[0]);
            case MAX, MIN -> extreme(x[0]);
            case ARGMAX, ARGMIN -> place(x[0]);
        };
    }

    private double sum(Order order, double[][] x, int count) {
        double total = 0;
        for (int from = 0; from < count; from += 1024) {
            int to = Math.min(count, from + 1024);
            double block = order == Order.CHAIN ? chain(x, from, to) : lanes(x, from, to);
            total = from == 0 ? block : rounded(total + block);
        }
        return total;
    }

    private double chain(double[][] x, int from, int to) {
        double sum = 0;
        for (int k = from; k < to; k++) {
            sum = step(sum, x, k);
        }
        return sum;
    }

    private double lanes(double[][] x, int from, int to) {
        double[] lanes = new double[16];
        for (int k = from; k < to; k++) {
            lanes[(k - from) % 16] = step(lanes[(k - from) % 16], x, k);
        }
        for (int half = 8; half >= 1; half /= 2) {
            for (int i = 0; i < half; i++) {
                lanes[i] = rounded(lanes[i] + lanes[i + half]);
            }
        }
        return lanes[0];
    }

    private double step(double sum, double[][] x, int k) {
        if (combine == Combine.SUM) {
            return rounded(sum + x[0][k]);
        }
        return switch (type) {
            case F32 -> Math.fma((float) x[0][k], (float) x[1][k], (float) sum);
            case F64 -> Math.fma(x[0][k], x[1][k], sum);
            default -> wrapped((long) x[0][k] * (long) x[1][k] + (long) sum);
        };
    }

    private double rounded(double value) {
        return switch (type) {
            case F32 -> (float) value;
            case F64 -> value;
            default -> wrapped((long) value);
        };
    }

    private double wrapped(long value) {
        return switch (type) {
            case I32 -> (int) value;
            case I64 -> value;
            default -> value & 0xff;
        };
    }

    private double product(double[] x) {
        double product = 1;
        for (double value : x) {
            product = type.isFloat() ? rounded(product * value) : wrapped((long) product * (long) value);
        }
        return product;
    }

    private double extreme(double[] x) {
        boolean max = combine == Combine.MAX;
        if (x.length == 0) {
            return switch (type) {
                case F32, F64 -> max ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
                case I32 -> max ? Integer.MIN_VALUE : Integer.MAX_VALUE;
                case I64 -> max ? Long.MIN_VALUE : Long.MAX_VALUE;
                case U8 -> max ? 0 : 255;
                case BOOL -> max ? 0 : 1;
            };
        }
        double result = x[0];
        for (double value : x) {
            result = max ? Math.max(result, value) : Math.min(result, value);
        }
        return result;
    }

    private double place(double[] x) {
        int best = 0;
        for (int i = 0; i < x.length; i++) {
            if (Double.isNaN(x[i])) {
                return i;
            }
            if (combine == Combine.ARGMAX ? x[i] > x[best] : x[i] < x[best]) {
                best = i;
            }
        }
        return best;
    }
}
