package dev.sinter.frontend.expand.tensor;

import dev.sinter.frontend.ast.BinaryOperator;
import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Refusal;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.runtime.DType;

/** Which dtype two operands are computed in: nothing changes between integer, float and bool by itself. */
public final class Dtypes {
    private Dtypes() {}

    /** The dtype of an operator's operands; at least one of them is a tensor. */
    static DType of(BinaryOperator operator, Operand a, Operand b) {
        return switch (operator) {
            case AND, OR -> bools(operator, a, b);
            case DIVIDE -> division(a, b);
            case EQUAL, NOT_EQUAL -> common(operator.spelling(), a, b);
            default -> numbers(operator.spelling(), a, b);
        };
    }

    /** The dtype in which numbers are computed; u8 is for storage, so it becomes i32. */
    public static DType numbers(String operator, Operand a, Operand b) {
        refuseBool(operator, a);
        refuseBool(operator, b);
        return common(operator, a, b);
    }

    /** The dtype of one operand in arithmetic. */
    public static DType number(String operator, Operand x) {
        refuseBool(operator, x);
        return stored(dtype(x));
    }

    /** The one dtype that both can have. */
    public static DType common(String operator, Operand a, Operand b) {
        if (!(a.value() instanceof Tensor)) {
            return stored(dtype(b));
        }
        if (!(b.value() instanceof Tensor)) {
            return stored(dtype(a));
        }
        DType x = stored(dtype(a));
        DType y = stored(dtype(b));
        if (x == y) {
            return x;
        }
        if (x.isInteger() && y.isInteger()) {
            return DType.I64;
        }
        throw mixed(operator, a, x, b, y);
    }

    private static Refusal mixed(String operator, Operand a, DType x, Operand b, DType y) {
        String both = Character.isLetter(operator.charAt(0))
                ? "`" + operator + "` of " + a.value() + " and " + b.value()
                : a.value() + " " + operator + " " + b.value();
        if (x == DType.BOOL || y == DType.BOOL) {
            Operand bool = x == DType.BOOL ? a : b;
            DType other = x == DType.BOOL ? y : x;
            return Refusal.of(both + ": bools never become numbers by themselves", cast(bool, other));
        }
        if (x.isFloat() && y.isFloat()) {
            return Refusal.of(both + ": f32 and f64 never mix by themselves", cast(x == DType.F32 ? a : b, DType.F64));
        }
        return Refusal.of(both + ": integers never become floats by themselves", x.isFloat() ? cast(b, x) : cast(a, y));
    }

    private static String cast(Operand operand, DType dtype) {
        return "write `cast(" + operand.text() + ", " + dtype + ")`";
    }

    private static DType division(Operand a, Operand b) {
        for (Operand operand : new Operand[] {a, b}) {
            if (operand.value() instanceof Tensor tensor
                    && !tensor.type().dtype().isFloat()) {
                String left = operand == a ? "cast(" + a.text() + ", f32)" : a.inside();
                String right = operand == b ? "cast(" + b.text() + ", f32)" : b.inside();
                throw Refusal.of(
                        "`/` needs float tensors; " + operand.described(),
                        "write `" + left + " / " + right + "`; whole division is `floor_div`");
            }
        }
        return common("/", a, b);
    }

    private static DType bools(BinaryOperator operator, Operand a, Operand b) {
        for (Operand operand : new Operand[] {a, b}) {
            if (operand.value() instanceof Tensor tensor && tensor.type().dtype() != DType.BOOL) {
                throw Refusal.of(
                        "`" + operator.spelling() + "` needs bool tensors; " + operand.described(),
                        "write `" + operand.inside() + " != 0`");
            }
        }
        return DType.BOOL;
    }

    private static void refuseBool(String operator, Operand x) {
        if (x.value() instanceof Tensor tensor && tensor.type().dtype() == DType.BOOL) {
            throw Refusal.of(
                    "`" + operator + "` needs numbers; " + x.described(), "write `cast(" + x.text() + ", f32)`");
        }
    }

    private static DType dtype(Operand operand) {
        return ((Tensor) operand.value()).type().dtype();
    }

    private static DType stored(DType dtype) {
        return dtype == DType.U8 ? DType.I32 : dtype;
    }
}
