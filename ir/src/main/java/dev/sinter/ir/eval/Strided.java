package dev.sinter.ir.eval;

import java.util.List;

/**
 * Copies between a row-major tensor and elements at regular distances of another: element (i, j, ..) stands at {@code
 * offset + i * strides[0] + j * strides[1] + ..}.
 */
final class Strided {
    private Strided() {}

    /** A tensor of that shape, read from {@code source}. */
    static Tensor read(Tensor source, List<Integer> shape, long offset, long... strides) {
        Tensor y = Tensor.zeros(source.dtype(), shape);
        walk(shape, offset, strides, (flat, at) -> y.copy(flat, source, at));
        return y;
    }

    /** All of {@code part}, written into {@code target}. */
    static void write(Tensor target, Tensor part, long offset, long... strides) {
        walk(part.shape(), offset, strides, (flat, at) -> target.copy(at, part, flat));
    }

    /** The distances of neighbours along each axis of a row-major tensor. */
    static long[] rowMajor(List<Integer> shape) {
        long[] strides = new long[shape.size()];
        long stride = 1;
        for (int axis = shape.size() - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= shape.get(axis);
        }
        return strides;
    }

    /** What is done for each element: its flat position, and where it stands in the other tensor. */
    interface Copy {
        void copy(int flat, int at);
    }

    static void walk(List<Integer> shape, long offset, long[] strides, Copy copy) {
        int size = Tensor.size(shape);
        int[] position = new int[shape.size()];
        long at = offset;
        for (int flat = 0; flat < size; flat++) {
            copy.copy(flat, (int) at);
            for (int axis = position.length - 1; axis >= 0; axis--) {
                at += strides[axis];
                if (++position[axis] < shape.get(axis)) {
                    break;
                }
                at -= strides[axis] * position[axis];
                position[axis] = 0;
            }
        }
    }
}
