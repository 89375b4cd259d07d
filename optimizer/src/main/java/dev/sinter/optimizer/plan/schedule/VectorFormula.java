package dev.sinter.optimizer.plan.schedule;

import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which formulas can be computed for a whole vector at once: f32 and i32 numbers, with bools and the bits of floats in between; numbers
 * read as u8 are made f32 at once. What is the same in all lanes is computed as one number and may be anything. So {@code div(f32(x0),
 * 255.0)} of bytes is one, {@code eq(i32(index0), x1)} is one along another loop, a random number is none.
 */
public final class VectorFormula {
    private static final Set<Fn> FLOAT = EnumSet.of(
            Fn.ADD, Fn.SUB, Fn.MUL, Fn.DIV, Fn.FMA, Fn.NEG, Fn.ABS, Fn.SQRT, Fn.MAX, Fn.MIN, Fn.SELECT, Fn.FROM_BITS);
    private static final Set<Fn> BITS =
            EnumSet.of(Fn.ADD, Fn.SUB, Fn.AND, Fn.OR, Fn.SHIFT_LEFT, Fn.SHIFT_RIGHT, Fn.BITS, Fn.SELECT);
    private static final Set<Fn> BOOL = EnumSet.of(Fn.AND, Fn.OR, Fn.NOT, Fn.EQ, Fn.NE, Fn.LT, Fn.LE);

    private final Predicate<Scalar> differs;
    private final Map<Scalar.Call, Boolean> inLanes = new HashMap<>();
    private final Set<Scalar> fine = new HashSet<>();

    private VectorFormula(Predicate<Scalar> differs) {
        this.differs = differs;
    }

    /**
     * Whether all of these formulas have f32 or i32 results and can be computed for vectors.
     *
     * @param differs whether a read or an index differs between the lanes
     */
    public static boolean fits(Collection<Scalar> formulas, Predicate<Scalar> differs) {
        VectorFormula check = new VectorFormula(differs);
        return formulas.stream().allMatch(f -> isNumber(f.type()) && check.isFine(f));
    }

    private static boolean isNumber(DType type) {
        return type == DType.F32 || type == DType.I32;
    }

    private boolean isFine(Scalar scalar) {
        return switch (scalar) {
            case Scalar.In in -> isNumber(in.type()) || !differs.test(in);
            case Scalar.Lit lit -> isNumber(lit.type()) || lit.type() == DType.BOOL;
            case Scalar.Index index -> !differs.test(index);
            case Scalar.Call call -> fine.contains(call) || (!isInLanes(call) || isFine(call)) && fine.add(call);
        };
    }

    private boolean isInLanes(Scalar scalar) {
        if (!(scalar instanceof Scalar.Call call)) {
            return differs.test(scalar);
        }
        Boolean known = inLanes.get(call);
        if (known == null) {
            known = call.args().stream().anyMatch(this::isInLanes);
            inLanes.put(call, known);
        }
        return known;
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
