package dev.sinter.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The arrays of one program for up to {@link #capacity()} samples: its inputs, its outputs, and what the kernels need in between.
 * Made once per thread and used again for every run; a run allocates nothing.
 *
 * <p>Array {@code i} belongs to input {@code i}, then outputs follow, then working arrays. Each has one type, and the method of
 * that type gives it: {@code f32(3)}. An input that has a default holds it from the beginning. Inputs and outputs stay the same
 * arrays while the memory lives; working arrays are those of the kernels that run.
 */
public final class Memory {
    private final ModelSpec model;
    private final int place;
    private final int capacity;
    private final Team team;
    private Kernels kernels;
    private Object[] arrays;

    /**
     * @param program its place in {@link ModelSpec#programs()}
     * @param kernels what will run first
     * @param capacity the most samples of one run, 1 or more
     * @param team the threads that will run
     */
    Memory(ModelSpec model, int program, Kernels kernels, int capacity, Team team) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity is " + capacity + "; it must be 1 or more samples");
        }
        this.model = model;
        this.place = program;
        this.capacity = capacity;
        this.team = team;
        List<TensorSpec> ports = new ArrayList<>(program().inputs());
        ports.addAll(program().outputs());
        this.arrays = new Object[ports.size()];
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = array(ports.get(i));
        }
        for (Map.Entry<String, Double> entry : program().defaults().entrySet()) {
            fill(entry.getKey(), entry.getValue());
        }
        this.kernels = kernels;
        makeWorking();
    }

    /** Memory for one thread. */
    public Memory(ModelSpec model, int program, Kernels kernels, int capacity) {
        this(model, program, kernels, capacity, Team.ALONE);
    }

    /** Gets the working arrays of those kernels, unless it has them. */
    void use(Kernels next) {
        if (kernels != next) {
            kernels = next;
            makeWorking();
        }
    }

    private void makeWorking() {
        List<TensorSpec> working = Working.of(kernels, place, team.size());
        int ports = program().inputs().size() + program().outputs().size();
        Object[] all = Arrays.copyOf(Arrays.copyOf(arrays, ports), ports + working.size());
        for (int i = 0; i < working.size(); i++) {
            all[ports + i] = array(working.get(i));
        }
        arrays = all;
    }

    private Object array(TensorSpec spec) {
        int size = size(spec);
        return switch (spec.dtype()) {
            case F32 -> new float[size];
            case F64 -> new double[size];
            case I32 -> new int[size];
            case I64 -> new long[size];
            case U8, BOOL -> new byte[size];
        };
    }

    private void fill(String input, double number) {
        int array = program().input(input);
        switch (program().inputs().get(array).dtype()) {
            case F32 -> Arrays.fill(f32(array), (float) number);
            case F64 -> Arrays.fill(f64(array), number);
            case I32 -> Arrays.fill(i32(array), (int) number);
            case I64 -> Arrays.fill(i64(array), (long) number);
            case U8, BOOL -> Arrays.fill(u8(array), (byte) number);
        }
    }

    private int size(TensorSpec spec) {
        try {
            return spec.size(capacity);
        } catch (ArithmeticException e) {
            throw new InvalidInputException(
                    spec + " for " + capacity + " samples has more than 2147483647 numbers; use a smaller batch", e);
        }
    }

    public ProgramSpec program() {
        return model.programs().get(place);
    }

    /** The threads that run the program with this memory. */
    Team team() {
        return team;
    }

    /** The most samples of one run. */
    public int capacity() {
        return capacity;
    }

    /** An array of f32. */
    public float[] f32(int array) {
        return (float[]) arrays[array];
    }

    /** An array of f64. */
    public double[] f64(int array) {
        return (double[]) arrays[array];
    }

    /** An array of i32. */
    public int[] i32(int array) {
        return (int[]) arrays[array];
    }

    /** An array of i64. */
    public long[] i64(int array) {
        return (long[]) arrays[array];
    }

    /** An array of u8 or bool. */
    public byte[] u8(int array) {
        return (byte[]) arrays[array];
    }
}
