package dev.sinter.runtime.data;

import dev.sinter.runtime.Memory;
import dev.sinter.runtime.TensorSpec;
import java.util.Arrays;
import java.util.List;

/** Inputs and outputs of a program that stand in its working memory, as arrays of their own. */
public final class MemoryArray {
    private MemoryArray() {}

    /**
     * A copy of an input or an output.
     *
     * @param index its place among the arrays of the memory
     * @param samples how many samples of it to take
     */
    public static NdArray copy(Memory memory, int index, int samples) {
        List<TensorSpec> inputs = memory.program().inputs();
        TensorSpec spec = index < inputs.size()
                ? inputs.get(index)
                : memory.program().outputs().get(index - inputs.size());
        int n = spec.size(samples);
        int[] shape = spec.shape(samples);
        return switch (spec.dtype()) {
            case F32 -> NdArray.of(Arrays.copyOf(memory.f32(index), n), shape);
            case F64 -> NdArray.of(Arrays.copyOf(memory.f64(index), n), shape);
            case I32 -> NdArray.of(Arrays.copyOf(memory.i32(index), n), shape);
            case I64 -> NdArray.of(Arrays.copyOf(memory.i64(index), n), shape);
            case U8 -> NdArray.of(Arrays.copyOf(memory.u8(index), n), shape);
            case BOOL -> NdArray.ofBools(Arrays.copyOf(memory.u8(index), n), shape);
        };
    }
}
