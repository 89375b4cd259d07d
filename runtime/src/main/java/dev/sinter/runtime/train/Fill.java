package dev.sinter.runtime.train;

import dev.sinter.runtime.DType;
import dev.sinter.runtime.data.NdArray;
import java.util.Arrays;

/** Arrays of one number. */
final class Fill {
    private Fill() {}

    /** {@code number} everywhere, rounded once to the dtype. */
    static NdArray with(DType dtype, double number, int... shape) {
        int size = 1;
        for (int d : shape) {
            size *= d;
        }
        switch (dtype) {
            case F32 -> {
                float[] values = new float[size];
                Arrays.fill(values, (float) number);
                return NdArray.of(values, shape);
            }
            case F64 -> {
                double[] values = new double[size];
                Arrays.fill(values, number);
                return NdArray.of(values, shape);
            }
            case I32 -> {
                int[] values = new int[size];
                Arrays.fill(values, (int) number);
                return NdArray.of(values, shape);
            }
            case I64 -> {
                long[] values = new long[size];
                Arrays.fill(values, (long) number);
                return NdArray.of(values, shape);
            }
            default -> {
                byte[] values = new byte[size];
                Arrays.fill(values, (byte) number);
                return dtype == DType.BOOL ? NdArray.ofBools(values, shape) : NdArray.of(values, shape);
            }
        }
    }
}
