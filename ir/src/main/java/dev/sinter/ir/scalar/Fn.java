package dev.sinter.ir.scalar;

import dev.sinter.runtime.DType;
import java.util.List;

/**
 * The functions that formulas are made of: what a processor, or one method of the runtime, does. Every generated form
 * and the interpreter implement each of them with the same bits, NaN being one value.
 */
public enum Fn {
    ADD(Rule.SAME, 2),
    SUB(Rule.SAME, 2),
    MUL(Rule.SAME, 2),
    /** Floats as IEEE; integers as floor division, 0 where the divisor is 0. */
    DIV(Rule.SAME, 2),
    /** Integers and floats: x - floor(x / y) * y; integers 0 where the divisor is 0. */
    MOD(Rule.SAME, 2),
    /** a * b + c with one rounding. */
    FMA(Rule.SAME, 3),
    NEG(Rule.SAME, 1),
    ABS(Rule.SAME, 1),
    SQRT(Rule.SAME, 1),
    /** As Math.max: NaN wins, +0 is above -0. */
    MAX(Rule.SAME, 2),
    /** As Math.min. */
    MIN(Rule.SAME, 2),
    FLOOR(Rule.SAME, 1),
    CEIL(Rule.SAME, 1),
    /** To the nearest whole number, half to even. */
    ROUND(Rule.SAME, 1),
    EQ(Rule.COMPARE, 2),
    NE(Rule.COMPARE, 2),
    LT(Rule.COMPARE, 2),
    LE(Rule.COMPARE, 2),
    /** Bools, or the bits of integers. */
    AND(Rule.SAME, 2),
    OR(Rule.SAME, 2),
    NOT(Rule.SAME, 1),
    /** The second where the first is true, else the third. */
    SELECT(Rule.SELECT, 3),
    /**
     * To another type: float to integer truncates as Java does, to u8 saturates (NaN to 0), to bool is {@code != 0};
     * i32 and i64 to u8 keep the low 8 bits.
     */
    CAST(Rule.CAST, 1),
    /** The bits of an f32 as an i32. The bits of a NaN must not reach a result. */
    BITS(Rule.F32_TO_I32, 1),
    /** The f32 of those bits. */
    FROM_BITS(Rule.I32_TO_F32, 1),
    /** i32 to the left by a constant. */
    SHIFT_LEFT(Rule.SAME, 2),
    /** i32 to the right by a constant, zeros coming in. */
    SHIFT_RIGHT(Rule.SAME, 2),
    /** The StrictMath functions: f64 as they are, f32 computed in f64 and rounded once. */
    STRICT_EXP(Rule.SAME, 1),
    STRICT_EXPM1(Rule.SAME, 1),
    STRICT_LOG(Rule.SAME, 1),
    STRICT_LOG1P(Rule.SAME, 1),
    STRICT_TANH(Rule.SAME, 1),
    STRICT_SIN(Rule.SAME, 1),
    STRICT_COS(Rule.SAME, 1),
    STRICT_POW(Rule.SAME, 2),
    /** Of (seed, step, stream, element), all i64: {@link dev.sinter.runtime.Random}. */
    RANDOM_UNIFORM(Rule.RANDOM, 4),
    RANDOM_NORMAL(Rule.RANDOM, 4),
    RANDOM_TRUNCATED_NORMAL(Rule.RANDOM, 4);

    private enum Rule {
        SAME,
        COMPARE,
        SELECT,
        CAST,
        F32_TO_I32,
        I32_TO_F32,
        RANDOM
    }

    private final Rule rule;
    private final int arity;

    Fn(Rule rule, int arity) {
        this.rule = rule;
        this.arity = arity;
    }

    /** The type of the result for arguments of these types. */
    DType infer(List<DType> args) {
        boolean fits = args.size() == arity
                && switch (rule) {
                    case SAME, COMPARE -> args.stream().distinct().count() == 1;
                    case SELECT -> args.get(0) == DType.BOOL && args.get(1) == args.get(2);
                    case CAST -> false;
                    case F32_TO_I32 -> args.get(0) == DType.F32;
                    case I32_TO_F32 -> args.get(0) == DType.I32;
                    case RANDOM -> args.stream().allMatch(t -> t == DType.I64);
                };
        if (!fits) {
            throw new IllegalArgumentException(this + " does not take " + args);
        }
        return switch (rule) {
            case SAME, CAST -> args.get(0);
            case COMPARE -> DType.BOOL;
            case SELECT -> args.get(1);
            case F32_TO_I32 -> DType.I32;
            case I32_TO_F32, RANDOM -> DType.F32;
        };
    }
}
