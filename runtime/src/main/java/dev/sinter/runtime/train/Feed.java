package dev.sinter.runtime.train;

import dev.sinter.runtime.InvalidInputException;
import dev.sinter.runtime.Memory;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.TensorSpec;
import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.data.NdArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The inputs of a program, filled from a data set and from named settings. Columns are checked against the program once, here;
 * filling a batch then only copies.
 */
public final class Feed {
    private final ProgramSpec program;
    private final List<NdArray> columns = new ArrayList<>();
    private final int size;

    /**
     * @param settings values of inputs that are not given per sample, by name; they win over columns and defaults
     * @throws InvalidInputException when an input is missing or a column does not fit
     */
    public Feed(ProgramSpec program, Dataset data, Map<String, NdArray> settings) {
        this.program = program;
        this.size = data.size();
        for (TensorSpec input : program.inputs()) {
            columns.add(column(input, data, settings));
        }
    }

    private NdArray column(TensorSpec input, Dataset data, Map<String, NdArray> settings) {
        String name = input.name();
        int[] sample = sampleShape(input);
        if (settings.containsKey(name)) {
            return settings.get(name).as(name, input.dtype(), input.batched() ? sample : input.shape(1));
        }
        if (input.batched() && data.has(name)) {
            return data.column(name).as(name, input.dtype(), sample);
        }
        Double number = program.defaults().get(name);
        if (number == null) {
            throw new InvalidInputException("input " + input + " is not given; "
                    + (input.batched()
                            ? "the data has the columns " + data.columns().keySet()
                            : "give it a value by name"));
        }
        return Fill.with(input.dtype(), number, input.batched() ? withOne(sample) : input.shape(1));
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
            TensorSpec input = program.inputs().get(i);
            NdArray column = columns.get(i);
            if (!input.batched()) {
                copy(column, 0, memory, i, 0, column.size());
            } else {
                boolean one = column.samples() == 1 && size != 1;
                int n = column.sampleSize();
                for (int row = from; row < to; row++) {
                    copy(column, one ? 0 : rows[row] * n, memory, i, (row - from) * n, n);
                }
            }
        }
    }

    private static void copy(NdArray source, int at, Memory memory, int array, int to, int n) {
        switch (source.dtype()) {
            case F32 -> System.arraycopy(source.floats(), at, memory.f32[array], to, n);
            case F64 -> System.arraycopy(source.doubles(), at, memory.f64[array], to, n);
            case I32 -> System.arraycopy(source.ints(), at, memory.i32[array], to, n);
            case I64 -> System.arraycopy(source.longs(), at, memory.i64[array], to, n);
            case U8, BOOL -> System.arraycopy(source.bytes(), at, memory.u8[array], to, n);
        }
    }
}
