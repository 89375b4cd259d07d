package dev.sinter.frontend.expand.tensor;

import dev.sinter.frontend.expand.value.ConstantArray;
import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Refusal;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.Filled;
import dev.sinter.frontend.expand.value.Value.Flag;
import dev.sinter.frontend.expand.value.Value.Num;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.ir.op.Constant;
import dev.sinter.runtime.DType;

/** Constants become tensors here, each rounded once. */
public final class Conversion {
    private Conversion() {}

    /** The tensor as it is, or the constant as a tensor of that dtype. */
    public static Node tensor(Tape tape, Operand operand, DType dtype) {
        if (operand.value() instanceof Tensor tensor) {
            return tensor.node();
        }
        return constant(tape, operand, dtype);
    }

    /** A number, bool or list of them as a tensor of that dtype. */
    public static Node constant(Tape tape, Operand operand, DType dtype) {
        Value value = operand.value();
        if (!value.isConstant()) {
            throw Refusal.at(operand, "a tensor is wanted here; " + operand.described(), "");
        }
        if (value instanceof Num num && !num.isPlain()) {
            if (!dtype.isFloat()) {
                throw Refusal.at(operand, "`batch` in arithmetic needs a float dtype; this is " + dtype, "");
            }
            return tape.size(num.number(), num.batches(), dtype);
        }
        if (value instanceof Filled filled) {
            Operand number = new Operand(filled.number(), operand.expr(), operand.place());
            return tape.broadcast(constant(tape, number, dtype), filled.shape());
        }
        ConstantArray array = array(operand);
        check(operand, array, dtype);
        long[] sizes = array.sizes().stream().mapToLong(Integer::longValue).toArray();
        return tape.add(new Constant(new TensorType(dtype, Shape.of(sizes)), array.numbers()));
    }

    private static ConstantArray array(Operand operand) {
        try {
            return ConstantArray.of(operand.value());
        } catch (Refusal refusal) {
            throw Refusal.at(operand, refusal.getMessage(), refusal.hint());
        }
    }

    private static void check(Operand operand, ConstantArray array, DType dtype) {
        if (array.ofFlags() != (dtype == DType.BOOL)) {
            throw Refusal.at(
                    operand,
                    operand.described() + ", which is no " + dtype,
                    array.ofFlags()
                            ? "write `cast(" + operand.text() + ", " + dtype + ")`"
                            : "write `true` or `false`");
        }
        for (double number : array.numbers()) {
            if (!dtype.isFloat() && number != Math.rint(number)) {
                throw Refusal.at(
                        operand,
                        Num.of(number) + " is not a whole number, and the tensor that it meets is " + dtype,
                        "write `cast(..., f32)` around the tensor");
            }
            if (!fits(number, dtype)) {
                throw Refusal.at(operand, Num.of(number) + " does not fit " + dtype, "");
            }
        }
    }

    private static boolean fits(double number, DType dtype) {
        return switch (dtype) {
            case U8 -> number >= 0 && number <= 255;
            case I32 -> number >= Integer.MIN_VALUE && number <= Integer.MAX_VALUE;
            case I64 -> Math.abs(number) <= 0x1p53;
            case F32, F64, BOOL -> true;
        };
    }

    /** The shape that a constant would have as a tensor. */
    public static Shape shape(Value constant) {
        if (constant instanceof Num || constant instanceof Flag) {
            return Shape.SCALAR;
        }
        if (constant instanceof Filled filled) {
            return filled.shape();
        }
        return new Shape(
                ConstantArray.of(constant).sizes().stream().map(Dim::of).toList());
    }
}
