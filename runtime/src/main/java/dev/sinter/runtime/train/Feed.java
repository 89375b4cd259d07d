package dev.sinter.runtime.train;

import dev.sinter.runtime.InvalidInputException;
import dev.sinter.runtime.Memory;
import dev.sinter.runtime.OutOfRangeException;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.TensorSpec;
import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.data.NdArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * The inputs of a program, filled from a data set and from named settings. Columns are checked against the program once, here;
 * filling a batch then only copies.
 */
public final class Feed {
    private final ProgramSpec program;
    private final List<NdArray> columns = new ArrayList<>();
    private final int size;
    private final IntUnaryOperator origin;

    /**
     * @param settings values of inputs that are not given per sample, by name; they win over columns and defaults
     * @throws InvalidInputException when an input is missing or a column does not fit
     */
    public Feed(ProgramSpec program, Dataset data, Map<String, NdArray> settings) {
        this(program, data.size(), data.columns(), settings, data::origin);
    }

    private Feed(
            ProgramSpec program,
            int size,
            Map<String, NdArray> data,
            Map<String, NdArray> settings,
            IntUnaryOperator origin) {
        this.program = program;
        this.size = size;
        this.origin = origin;
        for (TensorSpec input : program.inputs()) {
            columns.add(column(input, data, settings));
        }
    }

    /** All inputs from settings and defaults, for so many samples. */
    public static Feed of(ProgramSpec program, int size, Map<String, NdArray> settings) {
        return new Feed(program, size, Map.of(), settings, row -> row);
    }

    private NdArray column(TensorSpec input, Map<String, NdArray> data, Map<String, NdArray> settings) {
        String name = input.name();
        if (settings.containsKey(name)) {
            return input.batched() ? setting(input, settings.get(name)) : whole(input, settings.get(name));
        }
        if (input.batched() && data.containsKey(name)) {
            return data.get(name).as(name, input.dtype(), sampleShape(input));
        }
        Double number = program.defaults().get(name);
        if (number == null) {
            throw new InvalidInputException("input " + input + " is not given; "
                    + (input.batched() && !data.isEmpty()
                            ? "the data has the columns " + String.join(", ", data.keySet())
                            : "give it a value by name"));
        }
        return Fill.with(input.dtype(), number, withOne(sampleShape(input)));
    }

    /** One value for every sample, or one for each. */
    private NdArray setting(TensorSpec input, NdArray value) {
        NdArray column = value.as(input.name(), input.dtype(), sampleShape(input));
        if (column.samples() != 1 && column.samples() != size) {
            throw new InvalidInputException(input.name() + ": expected one sample or " + size
                    + ", as many as the data has, found " + column.samples());
        }
        return column;
    }

    /** The value of an input that is not given per sample. */
    private static NdArray whole(TensorSpec input, NdArray value) {
        int[] shape = input.shape(0);
        if (value.size() != NdArray.count(shape)) {
            throw new InvalidInputException(input.name() + ": expected " + input.type() + ", " + NdArray.count(shape)
                    + " in all, found " + value);
        }
        return value.reshape(withOne(shape)).as(input.name(), input.dtype(), shape);
    }

    private static int[] sampleShape(TensorSpec input) {
        int[] shape = input.shape(1);
        return input.batched() ? Arrays.copyOfRange(shape, 1, shape.length) : shape;
    }

    private static int[] withOne(int[] sample) {
        int[] shape = new int[sample.length + 1];
        shape[0] = 1;
        System.arraycopy(sample, 0, shape, 1, sample.length);
        return shape;
    }

    /** The number of samples. */
    public int size() {
        return size;
    }

    /** Copies the samples {@code rows[from]} to {@code rows[to - 1]} into the first places of the memory. */
    public void fill(Memory memory, int[] rows, int from, int to) {
        for (int i = 0; i < columns.size(); i++) {
            NdArray column = columns.get(i);
            if (!program.inputs().get(i).batched()) {
                copy(column, 0, memory, i, 0, column.size());
            } else {
                boolean one = column.samples() == 1;
                int n = column.sampleSize();
                for (int row = from; row < to; row++) {
                    copy(column, one ? 0 : rows[row] * n, memory, i, (row - from) * n, n);
                }
            }
        }
    }

    /** The error of a run over the samples from {@code rows[from]} on, with the sample as the user counts it. */
    public OutOfRangeException located(OutOfRangeException error, int[] rows, int from) {
        int input = program.input(error.input());
        if (input < 0 || !program.inputs().get(input).batched()) {
            return error;
        }
        int row = from + error.position() / Math.max(1, columns.get(input).sampleSize());
        return error.inSample(origin.applyAsInt(rows[row]));
    }

    private static void copy(NdArray source, int at, Memory memory, int array, int to, int n) {
        switch (source.dtype()) {
            case F32 -> System.arraycopy(source.floats(), at, memory.f32(array), to, n);
            case F64 -> System.arraycopy(source.doubles(), at, memory.f64(array), to, n);
            case I32 -> System.arraycopy(source.ints(), at, memory.i32(array), to, n);
            case I64 -> System.arraycopy(source.longs(), at, memory.i64(array), to, n);
            case U8, BOOL -> System.arraycopy(source.bytes(), at, memory.u8(array), to, n);
        }
    }
}
