package dev.sinter.ir.eval;

import dev.sinter.ir.op.ArgSort;
import dev.sinter.ir.op.CumSum;
import dev.sinter.ir.op.Gather;
import dev.sinter.ir.op.Op;
import dev.sinter.ir.op.ScatterAdd;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.runtime.DType;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What operations give that go from element to element. */
final class Sequences {
    private Sequences() {}

    /** The result, which has that type and shape. */
    static Tensor of(Op.Ordered op, List<Tensor> x, DType dtype, List<Integer> shape) {
        Tensor y = Tensor.zeros(dtype, shape);
        switch (op) {
            case Gather _ -> gather(x.get(0), x.get(1), y);
            case ScatterAdd _ -> scatterAdd(x.get(0), x.get(1), y);
            case CumSum(int axis) -> cumSum(x.get(0), axis, y);
            case ArgSort(boolean descending) -> argSort(x.get(0), descending, y);
        }
        return y;
    }

    private static void gather(Tensor table, Tensor index, Tensor y) {
        int width = width(table);
        for (int row = 0; row < index.size(); row++) {
            int from = row(index, row, table) * width;
            for (int i = 0; i < width; i++) {
                y.copy(row * width + i, table, from + i);
            }
        }
    }

    private static void scatterAdd(Tensor rows, Tensor index, Tensor y) {
        int width = width(y);
        for (int row = 0; row < index.size(); row++) {
            int to = row(index, row, y) * width;
            for (int i = 0; i < width; i++) {
                add(y, to + i, rows, row * width + i, to + i);
            }
        }
    }

    private static int width(Tensor table) {
        return Tensor.size(table.shape().subList(1, table.shape().size()));
    }

    private static int row(Tensor index, int at, Tensor table) {
        long row = index.whole(at);
        if (row < 0 || row >= table.shape().getFirst()) {
            throw new IllegalArgumentException(
                    "row " + row + " of a tensor with " + table.shape().getFirst() + " rows");
        }
        return (int) row;
    }

    private static void cumSum(Tensor x, int axis, Tensor y) {
        int inner = Tensor.size(x.shape().subList(axis + 1, x.shape().size()));
        int count = x.shape().get(axis);
        Tensor zero = Tensor.zeros(x.dtype(), List.of());
        for (int i = 0; i < x.size(); i++) {
            if (i / inner % count == 0) {
                y.copy(i, zero, 0);
                add(y, i, x, i, i);
            } else {
                add(y, i, x, i, i - inner);
            }
        }
    }

    /** y[to] = y[from] + x[at]. */
    private static void add(Tensor y, int to, Tensor x, int at, int from) {
        switch (y.dtype()) {
            case F32 -> y.floats()[to] = y.floats()[from] + x.floats()[at];
            case F64 -> y.doubles()[to] = y.doubles()[from] + x.doubles()[at];
            default -> y.set(to, Functions.whole(y.dtype(), Fn.ADD, y.whole(from), x.whole(at), 0));
        }
    }

    private static void argSort(Tensor x, boolean descending, Tensor y) {
        int count = x.shape().getLast();
        for (int from = 0; from < x.size(); from += count) {
            int row = from;
            Comparator<Integer> byValue = (i, j) -> compare(x, row + i, row + j);
            Comparator<Integer> nanLast =
                    Comparator.comparing(i -> x.dtype().isFloat() && Double.isNaN(x.real(row + i)));
            List<Integer> order = IntStream.range(0, count)
                    .boxed()
                    .sorted(nanLast.thenComparing(descending ? byValue.reversed() : byValue))
                    .toList();
            for (int i = 0; i < count; i++) {
                y.set(row + i, (long) order.get(i));
            }
        }
    }

    private static int compare(Tensor x, int i, int j) {
        if (!x.dtype().isFloat()) {
            return Long.compare(x.whole(i), x.whole(j));
        }
        return x.real(i) < x.real(j) ? -1 : x.real(i) > x.real(j) ? 1 : 0;
    }
}
