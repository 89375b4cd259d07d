package dev.sinter.codegen.kernel;

import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.Code;
import dev.sinter.codegen.code.Expr;
import dev.sinter.ir.kernel.Reduction;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.runtime.DType;
import java.util.List;

/** One step of a reduction on single numbers. */
public final class Combining {
    private Combining() {}

    /** What the reduction starts from. */
    public static Expr start(Reduction reduction) {
        DType type = reduction.elements().get(0).type();
        double start = switch (reduction.combine()) {
            case SUM, FMA -> 0;
            case PROD -> 1;
            case MAX, ARGMAX -> lowest(type);
            case MIN, ARGMIN -> highest(type);
        };
        if (type == DType.I64 && Math.abs(start) > 1) {
            return Code.constant(start < 0 ? Long.MIN_VALUE : Long.MAX_VALUE);
        }
        return ScalarCode.literal(start, type);
    }

    private static double lowest(DType type) {
        return switch (type) {
            case F32, F64 -> Double.NEGATIVE_INFINITY;
            case I32 -> Integer.MIN_VALUE;
            case I64 -> Long.MIN_VALUE;
            case U8, BOOL -> 0;
        };
    }

    private static double highest(DType type) {
        return switch (type) {
            case F32, F64 -> Double.POSITIVE_INFINITY;
            case I32 -> Integer.MAX_VALUE;
            case I64 -> Long.MAX_VALUE;
            case U8 -> 255;
            case BOOL -> 1;
        };
    }

    /** What was so far with one more element; {@code elements} are the values of the reduction's element formulas. */
    public static Expr step(Reduction reduction, Expr soFar, List<Expr> elements, Body body) {
        DType type = reduction.elements().get(0).type();
        Expr element = elements.get(0);
        return switch (reduction.combine()) {
            case SUM -> binary(Fn.ADD, type, soFar, element, body);
            case FMA -> ScalarCode.fma(List.of(element, elements.get(1), soFar), type);
            case PROD -> binary(Fn.MUL, type, soFar, element, body);
            case MAX -> binary(Fn.MAX, type, soFar, element, body);
            case MIN -> binary(Fn.MIN, type, soFar, element, body);
            case ARGMAX, ARGMIN -> throw new IllegalArgumentException(reduction.combine() + " has two results");
        };
    }

    private static Expr binary(Fn fn, DType type, Expr a, Expr b, Body body) {
        return ScalarCode.of(fn, type, type, List.of(a, b), body);
    }
}
