package dev.sinter.optimizer.plan.schedule;

import dev.sinter.ir.kernel.Extent;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    private final List<List<Extent>> strides;
    private final int loop;
    private final Map<Scalar.Call, Boolean> inLanes = new HashMap<>();
    private final Set<Scalar> fine = new HashSet<>();

    private VectorFormula(List<List<Extent>> strides, int loop) {
        this.strides = strides;
        this.loop = loop;
    }

    /**
     * Whether all of these formulas have f32 or i32 results and can be computed for vectors.
     *
     * @param strides for each read {@code In(0)}, {@code In(1)}... how far it moves along each loop; what comes after them is a
     * reduced number, another in each lane
     * @param loop the one that vectors run along; -1 when everything may differ between lanes
     */
    public static boolean fits(Collection<Scalar> formulas, List<List<Extent>> strides, int loop) {
        VectorFormula check = new VectorFormula(strides, loop);
        return formulas.stream().allMatch(f -> isNumber(f.type()) && check.isFine(f));
    }

    /** Whether a read or an index is not the same in all lanes. */
    private boolean differs(Scalar leaf) {
        return switch (leaf) {
            case Scalar.In in ->
                loop < 0
                        || in.position() >= strides.size()
                        || !strides.get(in.position()).get(loop).isZero();
            case Scalar.Index(int along) -> loop < 0 || along == loop || along == Scalar.Index.FLAT;
            case Scalar.Lit _, Scalar.Call _ -> false;
        };
    }

    private static boolean isNumber(DType type) {
        return type == DType.F32 || type == DType.I32;
    }

    private boolean isFine(Scalar scalar) {
        return switch (scalar) {
            case Scalar.In in -> isNumber(in.type()) || !differs(in);
            case Scalar.Lit lit -> isNumber(lit.type()) || lit.type() == DType.BOOL;
            case Scalar.Index index -> !differs(index);
            case Scalar.Call call -> fine.contains(call) || (!isInLanes(call) || isFine(call)) && fine.add(call);
        };
    }

    private boolean isInLanes(Scalar scalar) {
        if (!(scalar instanceof Scalar.Call call)) {
            return differs(scalar);
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
