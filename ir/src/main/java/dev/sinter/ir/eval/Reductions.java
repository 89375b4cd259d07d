package dev.sinter.ir.eval;

import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.kernel.Reduction.Order;
import dev.sinter.ir.kernel.SumOrder;
import dev.sinter.ir.op.ArgMax;
import dev.sinter.ir.op.ArgMin;
import dev.sinter.ir.op.Op;
import dev.sinter.ir.op.Prod;
import dev.sinter.ir.op.ReduceMax;
import dev.sinter.ir.op.ReduceMin;
import dev.sinter.ir.op.Sum;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.List;

/** What reductions give: the reduced axes are brought to the end, then each row becomes one number. */
final class Reductions {
    private Reductions() {}

    /** One row of numbers becomes element {@code to} of the result. */
    private interface Row {
        void reduce(Tensor rows, int from, int count, Tensor y, int to);
    }

    /** The reduction of {@code x}, whose static shape is {@code shape}. */
    static Tensor reduce(Op.Reduce op, Tensor x, Shape shape) {
        return switch (op) {
            case Sum(var axes) -> sum(x, shape, axes);
            case Prod(var axes) -> rows(x, axes, x.dtype(), chain(Fn.MUL, 1, 1));
            case ReduceMax(var axes) ->
                rows(x, axes, x.dtype(), chain(Fn.MAX, Double.NEGATIVE_INFINITY, lowest(x.dtype())));
            case ReduceMin(var axes) ->
                rows(x, axes, x.dtype(), chain(Fn.MIN, Double.POSITIVE_INFINITY, highest(x.dtype())));
            case ArgMax argMax -> rows(x, argMax.axes(), DType.I32, first(true));
            case ArgMin argMin -> rows(x, argMin.axes(), DType.I32, first(false));
        };
    }

    private static Tensor sum(Tensor x, Shape shape, List<Integer> axes) {
        Tensor y = x;
        for (SumOrder.Pass pass : SumOrder.passes(shape, axes)) {
            y = rows(y, pass.axes(), x.dtype(), x.dtype().isFloat() ? sum(pass.order()) : chain(Fn.ADD, 0, 0));
        }
        return y;
    }

    private static Row sum(Order order) {
        return (rows, from, count, y, to) -> {
            if (y.dtype() == DType.F32) {
                y.floats()[to] = Sums.sum(order, rows.floats(), from, count);
            } else {
                y.doubles()[to] = Sums.sum(order, rows.doubles(), from, count);
            }
        };
    }

    private static Tensor rows(Tensor x, List<Integer> axes, DType dtype, Row row) {
        long[] strides = Strided.rowMajor(x.shape());
        List<Integer> kept = new ArrayList<>();
        for (int axis = 0; axis < strides.length; axis++) {
            if (!axes.contains(axis)) {
                kept.add(axis);
            }
        }
        List<Integer> order = new ArrayList<>(kept);
        order.addAll(axes);
        List<Integer> shape = order.stream().map(x.shape()::get).toList();
        Tensor rows = Strided.read(
                x, shape, 0, order.stream().mapToLong(axis -> strides[axis]).toArray());
        Tensor y = Tensor.zeros(dtype, shape.subList(0, kept.size()));
        int count = Tensor.size(shape.subList(kept.size(), shape.size()));
        for (int i = 0; i < y.size(); i++) {
            row.reduce(rows, i * count, count, y, i);
        }
        return y;
    }

    private static Row chain(Fn fn, double start, long wholeStart) {
        return (rows, from, count, y, to) -> {
            if (y.dtype() == DType.F32) {
                float reduced = (float) start;
                for (int i = from; i < from + count; i++) {
                    reduced = Functions.f32(fn, reduced, rows.floats()[i], 0);
                }
                y.floats()[to] = reduced;
            } else if (y.dtype() == DType.F64) {
                double reduced = start;
                for (int i = from; i < from + count; i++) {
                    reduced = Functions.f64(fn, reduced, rows.doubles()[i], 0);
                }
                y.doubles()[to] = reduced;
            } else {
                long reduced = wholeStart;
                for (int i = from; i < from + count; i++) {
                    reduced = Functions.whole(y.dtype(), fn, reduced, rows.whole(i), 0);
                }
                y.set(to, reduced);
            }
        };
    }

    private static long lowest(DType dtype) {
        return switch (dtype) {
            case I32 -> Integer.MIN_VALUE;
            case I64 -> Long.MIN_VALUE;
            default -> 0;
        };
    }

    private static long highest(DType dtype) {
        return switch (dtype) {
            case I32 -> Integer.MAX_VALUE;
            case I64 -> Long.MAX_VALUE;
            case U8 -> 255;
            default -> 1;
        };
    }

    private static Row first(boolean largest) {
        return (rows, from, count, y, to) -> {
            int best = 0;
            for (int i = 1; i < count; i++) {
                if (isBetter(rows, from + i, from + best, largest)) {
                    best = i;
                }
            }
            y.set(to, (long) best);
        };
    }

    private static boolean isBetter(Tensor x, int candidate, int best, boolean larger) {
        if (x.dtype().isFloat()) {
            double a = x.real(candidate);
            double b = x.real(best);
            return !Double.isNaN(b) && (Double.isNaN(a) || (larger ? a > b : a < b));
        }
        return larger ? x.whole(candidate) > x.whole(best) : x.whole(candidate) < x.whole(best);
    }
}
