package dev.sinter.optimizer.pass;

import dev.sinter.ir.graph.Node;
import dev.sinter.ir.op.Cast;
import dev.sinter.runtime.DType;
import java.util.Optional;

/** Equations of types. */
final class CastRules {
    private CastRules() {}

    static Optional<Node> apply(Term term) {
        return term.op() instanceof Cast ? toOwnType(term).or(() -> castOfCast(term)) : Optional.empty();
    }

    /** cast(x, to=f32) = x where x is f32. */
    private static Optional<Node> toOwnType(Term term) {
        return Optional.of(term.x(0)).filter(x -> x.type().equals(term.type()));
    }

    /**
     * cast(cast(x, to=m), to=t) = cast(x, to=t) where m holds every number of x. Not when t is u8 and m turns an integer into a float:
     * integers keep their low bits there, floats saturate.
     */
    private static Optional<Node> castOfCast(Term term) {
        if (!(term.x(0).op() instanceof Cast(DType middle))) {
            return Optional.empty();
        }
        Node x = term.x(0).input(0);
        DType from = x.type().dtype();
        boolean sameRule = term.type().dtype() != DType.U8
                || from == DType.U8
                || from == DType.BOOL
                || from.isFloat() == middle.isFloat();
        return holds(middle, from) && sameRule ? Optional.of(term.add(term.op(), x)) : Optional.empty();
    }

    private static boolean holds(DType wide, DType narrow) {
        return wide == narrow
                || switch (narrow) {
                    case BOOL -> true;
                    case U8 -> wide != DType.BOOL;
                    case I32 -> wide == DType.I64 || wide == DType.F64;
                    case F32 -> wide == DType.F64;
                    case I64, F64 -> false;
                };
    }
}
