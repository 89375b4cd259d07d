package dev.sinter.runtime.data;

import dev.sinter.runtime.DType;
import dev.sinter.runtime.InvalidInputException;

/** From one dtype to another where no number changes its value; every other pair is an error that says what to do. */
final class Conversion {
    private Conversion() {}

    /** The numbers of {@code from} as an array of {@code to}, another dtype. */
    static Object convert(String name, NdArray from, DType to) {
        if (from.dtype().isInteger() && to.isInteger()) {
            return toInteger(name, from, to);
        }
        int n = from.size();
        if (to == DType.F64) {
            double[] result = new double[n];
            switch (from.dtype()) {
                case U8 -> {
                    byte[] source = from.bytes();
                    for (int i = 0; i < n; i++) {
                        result[i] = source[i] & 0xFF;
                    }
                    return result;
                }
                case I32 -> {
                    int[] source = from.ints();
                    for (int i = 0; i < n; i++) {
                        result[i] = source[i];
                    }
                    return result;
                }
                case F32 -> {
                    float[] source = from.floats();
                    for (int i = 0; i < n; i++) {
                        result[i] = source[i];
                    }
                    return result;
                }
                default -> throw notExact(name, from, to);
            }
        }
        if (to == DType.F32 && from.dtype() == DType.U8) {
            byte[] source = from.bytes();
            float[] result = new float[n];
            for (int i = 0; i < n; i++) {
                result[i] = source[i] & 0xFF;
            }
            return result;
        }
        throw notExact(name, from, to);
    }

    private static Object toInteger(String name, NdArray from, DType to) {
        Object result = Numbers.allocate(to, from.size());
        for (int i = 0; i < from.size(); i++) {
            long value =
                    switch (from.dtype()) {
                        case U8 -> from.bytes()[i] & 0xFF;
                        case I32 -> from.ints()[i];
                        default -> from.longs()[i];
                    };
            if (value < least(to) || value > greatest(to)) {
                throw new InvalidInputException(name + ": sample " + i / from.sampleSize() + " holds " + value + ", which "
                        + to + " cannot hold (" + least(to) + " to " + greatest(to) + "); declare the input as "
                        + from.dtype() + ", or change the data");
            }
            switch (to) {
                case U8 -> ((byte[]) result)[i] = (byte) value;
                case I32 -> ((int[]) result)[i] = (int) value;
                default -> ((long[]) result)[i] = value;
            }
        }
        return result;
    }

    /** The least number of an integer dtype. */
    static long least(DType dtype) {
        return dtype == DType.U8 ? 0 : dtype == DType.I32 ? Integer.MIN_VALUE : Long.MIN_VALUE;
    }

    /** The greatest number of an integer dtype. */
    static long greatest(DType dtype) {
        return dtype == DType.U8 ? 255 : dtype == DType.I32 ? Integer.MAX_VALUE : Long.MAX_VALUE;
    }

    private static InvalidInputException notExact(String name, NdArray from, DType to) {
        return new InvalidInputException(name + ": expected " + to + ", found " + from + "; data is never rounded or turned"
                + " into another kind of number: declare the input as " + from.dtype() + " and cast it in the model, or save"
                + " the data as " + to);
    }
}
