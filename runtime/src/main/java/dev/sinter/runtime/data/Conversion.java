package dev.sinter.runtime.data;

import dev.sinter.runtime.DType;
import dev.sinter.runtime.InvalidInputException;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;

/**
 * From one dtype to another of the same or a wider kind: whole numbers to whole numbers and to floating point, floating point to
 * floating point. Whole numbers keep their value or are an error; f64 to f32 takes the nearest, since NumPy saves f64 where nobody
 * asked for it. Bools are bools, and nothing is cut down to whole numbers.
 */
final class Conversion {
    private Conversion() {}

    /** The numbers of {@code from} as an array of {@code to}, another dtype. */
    static Object convert(String name, NdArray from, DType to) {
        DType type = from.dtype();
        if (type.isInteger() && to.isInteger()) {
            return toInteger(name, from, to);
        }
        if (type.isInteger() && to.isFloat()) {
            return wholeToFloat(name, from, to);
        }
        if (type == DType.F32 && to == DType.F64) {
            float[] source = from.floats();
            return fill(to, from.size(), i -> source[i]);
        }
        if (type == DType.F64 && to == DType.F32) {
            return rounded(name, from);
        }
        throw otherKind(name, from, to);
    }

    private static Object toInteger(String name, NdArray from, DType to) {
        Object result = Numbers.allocate(to, from.size());
        IntToLongFunction numbers = whole(from);
        for (int i = 0; i < from.size(); i++) {
            long value = numbers.applyAsLong(i);
            if (value < least(to) || value > greatest(to)) {
                throw doesNotFit(name, from, i, value, to + " cannot hold (" + least(to) + " to " + greatest(to) + ")");
            }
            switch (to) {
                case U8 -> ((byte[]) result)[i] = (byte) value;
                case I32 -> ((int[]) result)[i] = (int) value;
                default -> ((long[]) result)[i] = value;
            }
        }
        return result;
    }

    private static Object wholeToFloat(String name, NdArray from, DType to) {
        if (from.dtype() == DType.U8) {
            byte[] source = from.bytes();
            return fill(to, from.size(), i -> source[i] & 0xFF);
        }
        IntToLongFunction numbers = whole(from);
        for (int i = 0; i < from.size(); i++) {
            long value = numbers.applyAsLong(i);
            double held = to == DType.F32 ? (float) value : (double) value;
            // the greatest long becomes 2^63, and that turned back is the greatest long again
            if ((long) held != value || value == Long.MAX_VALUE) {
                throw doesNotFit(name, from, i, value, to + " cannot hold exactly");
            }
        }
        return fill(to, from.size(), numbers::applyAsLong);
    }

    private static Object rounded(String name, NdArray from) {
        double[] source = from.doubles();
        for (int i = 0; i < source.length; i++) {
            if (Float.isInfinite((float) source[i]) && !Double.isInfinite(source[i])) {
                throw doesNotFit(name, from, i, source[i], "f32 cannot hold (up to " + Float.MAX_VALUE + ")");
            }
        }
        return fill(DType.F32, source.length, i -> source[i]);
    }

    private static Object fill(DType to, int n, IntToDoubleFunction number) {
        Object result = Numbers.allocate(to, n);
        for (int i = 0; i < n; i++) {
            if (to == DType.F32) {
                ((float[]) result)[i] = (float) number.applyAsDouble(i);
            } else {
                ((double[]) result)[i] = number.applyAsDouble(i);
            }
        }
        return result;
    }

    private static IntToLongFunction whole(NdArray from) {
        switch (from.dtype()) {
            case U8 -> {
                byte[] bytes = from.bytes();
                return i -> bytes[i] & 0xFF;
            }
            case I32 -> {
                int[] ints = from.ints();
                return i -> ints[i];
            }
            default -> {
                long[] longs = from.longs();
                return i -> longs[i];
            }
        }
    }

    /** The least number of an integer dtype. */
    static long least(DType dtype) {
        return dtype == DType.U8 ? 0 : dtype == DType.I32 ? Integer.MIN_VALUE : Long.MIN_VALUE;
    }

    /** The greatest number of an integer dtype. */
    static long greatest(DType dtype) {
        return dtype == DType.U8 ? 255 : dtype == DType.I32 ? Integer.MAX_VALUE : Long.MAX_VALUE;
    }

    private static InvalidInputException doesNotFit(String name, NdArray from, int index, Object value, String why) {
        return new InvalidInputException(name + ": sample " + index / from.sampleSize() + " holds " + value + ", which "
                + why + "; declare the input as " + from.dtype() + ", or change the data");
    }

    private static InvalidInputException otherKind(String name, NdArray from, DType to) {
        return new InvalidInputException(
                name + ": expected " + to + ", found " + from + "; one kind of number never becomes"
                        + " another unasked: declare the input as " + from.dtype()
                        + " and cast it in the model, or save the data as "
                        + to);
    }
}
