package dev.sinter.runtime;

import java.util.ArrayList;
import java.util.List;

/**
 * The working arrays of one program for up to {@link #capacity()} samples: its inputs, its outputs, and what the kernels need in
 * between. Made once per thread and used again for every run; a run allocates nothing.
 *
 * <p>Array {@code i} belongs to input {@code i}, then outputs follow, then working arrays. Each is kept under its own type:
 * array 3 of type f32 is {@code f32[3]}, and {@code i32[3]} is empty then.
 */
public final class Memory {
    private final ProgramSpec program;
    private final int capacity;
    public final float[][] f32;
    public final double[][] f64;
    public final int[][] i32;
    public final long[][] i64;
    /** The arrays of u8 and of bool. */
    public final byte[][] u8;

    /**
     * @param program whose inputs and outputs it holds
     * @param working the arrays between them, as {@link Kernels#working} states them
     * @param capacity the most samples of one run, 1 or more
     */
    public Memory(ProgramSpec program, List<TensorSpec> working, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity is " + capacity + "; it must be 1 or more samples");
        }
        this.program = program;
        this.capacity = capacity;
        List<TensorSpec> all = new ArrayList<>(program.inputs());
        all.addAll(program.outputs());
        all.addAll(working);
        int n = all.size();
        f32 = new float[n][];
        f64 = new double[n][];
        i32 = new int[n][];
        i64 = new long[n][];
        u8 = new byte[n][];
        for (int i = 0; i < n; i++) {
            int size = size(all.get(i), capacity);
            switch (all.get(i).dtype()) {
                case F32 -> f32[i] = new float[size];
                case F64 -> f64[i] = new double[size];
                case I32 -> i32[i] = new int[size];
                case I64 -> i64[i] = new long[size];
                case U8, BOOL -> u8[i] = new byte[size];
            }
        }
    }

    private static int size(TensorSpec spec, int capacity) {
        try {
            return spec.size(capacity);
        } catch (ArithmeticException e) {
            throw new InvalidInputException(
                    spec + " for " + capacity + " samples has more than 2147483647 numbers; use a smaller batch", e);
        }
    }

    public ProgramSpec program() {
        return program;
    }

    /** The most samples of one run. */
    public int capacity() {
        return capacity;
    }
}
