package dev.sinter.compiler.cli;

import dev.sinter.runtime.DType;
import dev.sinter.runtime.Memory;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.TensorSpec;
import dev.sinter.runtime.data.MemoryArray;
import dev.sinter.runtime.data.NdArray;
import java.util.ArrayList;
import java.util.List;

/** The outputs of a program as arrays and as text. */
final class Values {
    private Values() {}

    /** Copies of the outputs that stand in the memory after a run with so many samples. */
    static List<NdArray> outputs(Memory memory, int batch) {
        List<NdArray> outputs = new ArrayList<>();
        ProgramSpec program = memory.program();
        for (int i = 0; i < program.outputs().size(); i++) {
            outputs.add(MemoryArray.copy(memory, program.inputs().size() + i, batch));
        }
        return outputs;
    }

    /** One number as text; a class number with a word shows the word. */
    private static String number(NdArray array, int index, TensorSpec spec) {
        if (!spec.words().isEmpty() && spec.dtype().isInteger()) {
            long number = spec.dtype() == DType.U8
                    ? array.bytes()[index] & 0xff
                    : spec.dtype() == DType.I32 ? array.ints()[index] : array.longs()[index];
            if (number >= 0 && number < spec.words().size()) {
                return spec.words().get((int) number);
            }
        }
        return switch (spec.dtype()) {
            case F32 -> Float.toString(array.floats()[index]);
            case F64 -> Double.toString(array.doubles()[index]);
            case I32 -> Integer.toString(array.ints()[index]);
            case I64 -> Long.toString(array.longs()[index]);
            case U8 -> Integer.toString(array.bytes()[index] & 0xff);
            case BOOL -> Boolean.toString(array.bytes()[index] != 0);
        };
    }

    /** The numbers from one place on as nested brackets, row-major: {@code [[1.0, 2.0], [3.0, 4.0]]}. */
    static String nested(NdArray array, int from, int[] shape, int axis, TensorSpec spec) {
        if (axis == shape.length) {
            return number(array, from, spec);
        }
        int stride = 1;
        for (int i = axis + 1; i < shape.length; i++) {
            stride *= shape[i];
        }
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < shape[axis]; i++) {
            text.append(i == 0 ? "" : ", ").append(nested(array, from + i * stride, shape, axis + 1, spec));
        }
        return text.append("]").toString();
    }
}
