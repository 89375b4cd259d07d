package dev.sinter.compiler.nan;

import dev.sinter.ir.eval.Tensor;
import dev.sinter.runtime.data.NdArray;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** An array of the runtime as the interpreter wants it. Whole numbers must be below 2^53. */
public final class ArrayAsTensor {
    private ArrayAsTensor() {}

    public static Tensor of(NdArray array) {
        List<Integer> shape = IntStream.of(array.shape()).boxed().toList();
        IntToDoubleFunction element = switch (array.dtype()) {
            case F32 -> i -> array.floats()[i];
            case F64 -> i -> array.doubles()[i];
            case I32 -> i -> array.ints()[i];
            case I64 -> i -> array.longs()[i];
            case U8, BOOL -> i -> array.bytes()[i] & 0xff;
        };
        return Tensor.of(
                array.dtype(),
                shape,
                IntStream.range(0, array.size()).mapToDouble(element).toArray());
    }
}
