package dev.sinter.optimizer.plan.schedule;

import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * Which formulas can be computed for a whole f32 vector at once: their results and reads are f32, with bools and the bits of floats in
 * between; numbers read as u8 or i32 are made f32 at once. So {@code div(f32(x0), 255.0)} of bytes is one, a random number is none.
 */
public final class VectorFormula {
    private static final Set<Fn> FLOAT = EnumSet.of(
            Fn.ADD, Fn.SUB, Fn.MUL, Fn.DIV, Fn.FMA, Fn.NEG, Fn.ABS, Fn.SQRT, Fn.MAX, Fn.MIN, Fn.SELECT, Fn.FROM_BITS);
    private static final Set<Fn> BITS =
            EnumSet.of(Fn.ADD, Fn.SUB, Fn.AND, Fn.OR, Fn.SHIFT_LEFT, Fn.SHIFT_RIGHT, Fn.BITS, Fn.SELECT);
    private static final Set<Fn> BOOL = EnumSet.of(Fn.AND, Fn.OR, Fn.NOT, Fn.EQ, Fn.NE, Fn.LT, Fn.LE);

    private final Set<Scalar> fine = new HashSet<>();

    private VectorFormula() {}

    /** Whether all of these formulas have f32 results and can be computed for vectors. */
    public static boolean fits(Collection<Scalar> formulas) {
        VectorFormula check = new VectorFormula();
        return formulas.stream().allMatch(f -> f.type() == DType.F32 && check.isFine(f));
    }

    private boolean isFine(Scalar scalar) {
        return switch (scalar) {
            case Scalar.In in -> in.type() == DType.F32;
            case Scalar.Lit lit -> lit.type() == DType.F32 || lit.type() == DType.I32 || lit.type() == DType.BOOL;
            case Scalar.Index _ -> false;
            case Scalar.Call call -> fine.contains(call) || isFine(call) && fine.add(call);
        };
    }

    private boolean isFine(Scalar.Call call) {
        if (call.fn() == Fn.CAST) {
            return call.type() == DType.F32 && isSource(call.arg(0));
        }
        boolean known = switch (call.type()) {
            case F32 -> FLOAT.contains(call.fn());
            case I32 -> BITS.contains(call.fn());
            case BOOL -> BOOL.contains(call.fn());
            default -> false;
        };
        return known && call.args().stream().allMatch(this::isFine);
    }

    /** A number that can be read as a vector of f32, or a condition that becomes 0 and 1. */
    private boolean isSource(Scalar scalar) {
        boolean read = scalar instanceof Scalar.In in && (in.type() == DType.U8 || in.type() == DType.I32);
        return read || scalar.type() == DType.BOOL && isFine(scalar);
    }
}
