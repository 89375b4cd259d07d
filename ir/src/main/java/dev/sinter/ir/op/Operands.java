package dev.sinter.ir.op;

import dev.sinter.ir.graph.Mismatch;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.runtime.DType;
import java.util.List;

/** Checks of the types of operands; each gives the common type or says what was expected and found. */
final class Operands {
    private Operands() {}

    /** The type of the only input. */
    static TensorType single(List<TensorType> inputs) {
        if (inputs.size() != 1) {
            throw new Mismatch("expected one input, found " + inputs.size());
        }
        return inputs.get(0);
    }

    static DType one(List<DType> inputs) {
        return check(inputs, 1, true, "a tensor");
    }

    static DType numbers(List<DType> inputs, int count) {
        return check(inputs, count, !inputs.contains(DType.BOOL), "numbers");
    }

    static DType floats(List<DType> inputs, int count) {
        return check(inputs, count, inputs.stream().allMatch(DType::isFloat), "f32 or f64");
    }

    static DType integers(List<DType> inputs, int count) {
        return check(inputs, count, inputs.stream().allMatch(DType::isInteger), "u8, i32 or i64");
    }

    static DType bools(List<DType> inputs, int count) {
        return check(inputs, count, inputs.stream().allMatch(t -> t == DType.BOOL), "bool");
    }

    static DType signed(List<DType> inputs, int count) {
        boolean fits = inputs.stream().noneMatch(t -> t == DType.BOOL || t == DType.U8);
        return check(inputs, count, fits, "f32, f64, i32 or i64");
    }

    static DType compared(List<DType> inputs) {
        check(inputs, 2, true, "tensors");
        return DType.BOOL;
    }

    static DType ordered(List<DType> inputs) {
        numbers(inputs, 2);
        return DType.BOOL;
    }

    static DType isFinite(List<DType> inputs) {
        floats(inputs, 1);
        return DType.BOOL;
    }

    static DType select(List<DType> inputs) {
        if (inputs.size() != 3 || inputs.get(0) != DType.BOOL || inputs.get(1) != inputs.get(2)) {
            throw new Mismatch("expected a bool and two tensors of one type, found " + inputs);
        }
        return inputs.get(1);
    }

    private static DType check(List<DType> inputs, int count, boolean fits, String expected) {
        if (inputs.size() != count) {
            throw new Mismatch(
                    "expected " + (count == 1 ? "one input" : count + " inputs") + ", found " + inputs.size());
        }
        if (!fits || inputs.stream().distinct().count() != 1) {
            throw new Mismatch("expected " + expected + (count == 1 ? "" : " of one type") + ", found " + inputs);
        }
        return inputs.get(0);
    }
}
