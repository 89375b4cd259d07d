package dev.sinter.ir.eval;

import dev.sinter.ir.op.Broadcast;
import dev.sinter.ir.op.Concat;
import dev.sinter.ir.op.Diagonals;
import dev.sinter.ir.op.Op;
import dev.sinter.ir.op.Pad;
import dev.sinter.ir.op.Reshape;
import dev.sinter.ir.op.Slice;
import dev.sinter.ir.op.Transpose;
import dev.sinter.ir.op.Windows;
import java.util.List;

/** What views and assemblies give: the elements of tensors in another arrangement. */
final class Views {
    private Views() {}

    /** The view of {@code x}, which has that shape. */
    static Tensor view(Op.View op, Tensor x, List<Integer> shape) {
        long[] from = Strided.rowMajor(x.shape());
        return switch (op) {
            case Reshape _ -> x.reshaped(shape);
            case Transpose(var permutation) ->
                Strided.read(
                        x,
                        shape,
                        0,
                        permutation.stream().mapToLong(axis -> from[axis]).toArray());
            case Broadcast _ -> broadcast(x, shape, from);
            case Slice slice -> slice(slice, x, shape, from);
            case Windows windows -> windows(windows, x, shape, from);
            case Diagonals diagonals -> diagonals(diagonals, x, shape, from);
        };
    }

    private static Tensor broadcast(Tensor x, List<Integer> shape, long[] from) {
        long[] strides = new long[shape.size()];
        int shift = shape.size() - from.length;
        for (int axis = 0; axis < from.length; axis++) {
            strides[axis + shift] = x.shape().get(axis) == 1 ? 0 : from[axis];
        }
        return Strided.read(x, shape, 0, strides);
    }

    private static Tensor slice(Slice slice, Tensor x, List<Integer> shape, long[] from) {
        long[] strides = new long[from.length];
        long offset = 0;
        for (int axis = 0; axis < from.length; axis++) {
            strides[axis] = from[axis] * slice.steps().get(axis);
            offset += from[axis] * slice.starts().get(axis);
        }
        return Strided.read(x, shape, offset, strides);
    }

    private static Tensor windows(Windows windows, Tensor x, List<Integer> shape, long[] from) {
        int spatial = windows.sizes().size();
        long[] strides = new long[from.length + spatial];
        strides[0] = from[0];
        for (int axis = 0; axis < spatial; axis++) {
            strides[1 + axis] = from[1 + axis] * windows.strides().get(axis);
            strides[1 + spatial + axis] = from[1 + axis] * windows.dilation().get(axis);
        }
        System.arraycopy(from, 1 + spatial, strides, 1 + 2 * spatial, from.length - 1 - spatial);
        return Strided.read(x, shape, 0, strides);
    }

    private static Tensor diagonals(Diagonals diagonals, Tensor x, List<Integer> shape, long[] from) {
        int spatial = diagonals.sizes().size();
        long[] strides = from.clone();
        long offset = 0;
        for (int axis = 0; axis < spatial; axis++) {
            int place = 1 + spatial + axis;
            strides[place] = from[1 + axis] * diagonals.dilation().get(axis) - from[place];
            offset += from[place] * (diagonals.sizes().get(axis) - 1);
        }
        return Strided.read(x, shape, offset, strides);
    }

    /** The assembly of the parts, which has that shape. */
    static Tensor assemble(Op.Assemble op, List<Tensor> parts, List<Integer> shape) {
        Tensor y = Tensor.zeros(parts.get(0).dtype(), shape);
        long[] to = Strided.rowMajor(shape);
        switch (op) {
            case Concat(int axis) -> {
                long offset = 0;
                for (Tensor part : parts) {
                    Strided.write(y, part, offset, to);
                    offset += to[axis] * part.shape().get(axis);
                }
            }
            case Pad pad -> pad(pad, parts.get(0), y, to);
        }
        return y;
    }

    private static void pad(Pad pad, Tensor x, Tensor y, long[] to) {
        for (int i = 0; i < y.size(); i++) {
            y.set(i, pad.value());
        }
        long[] strides = new long[to.length];
        long offset = 0;
        for (int axis = 0; axis < to.length; axis++) {
            strides[axis] = to[axis] * (pad.interior().get(axis) + 1);
            offset += to[axis] * pad.low().get(axis);
        }
        Strided.write(y, x, offset, strides);
    }
}
