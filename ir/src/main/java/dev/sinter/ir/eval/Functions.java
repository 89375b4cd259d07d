package dev.sinter.ir.eval;

import dev.sinter.ir.scalar.Fn;
import dev.sinter.runtime.DType;
import dev.sinter.runtime.Random;

/** What each {@link Fn} does to single numbers. Functions of fewer than three arguments ignore the rest. */
final class Functions {
    private Functions() {}

    static float f32(Fn fn, float a, float b, float c) {
        return switch (fn) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV -> a / b;
            case MOD -> a - (float) Math.floor(a / b) * b;
            case FMA -> Math.fma(a, b, c);
            case NEG -> -a;
            case ABS -> Math.abs(a);
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            case SQRT, FLOOR, CEIL, ROUND -> (float) f64(fn, a, b, c);
            default -> (float) strict(fn, a, b);
        };
    }

    static double f64(Fn fn, double a, double b, double c) {
        return switch (fn) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV -> a / b;
            case MOD -> a - Math.floor(a / b) * b;
            case FMA -> Math.fma(a, b, c);
            case NEG -> -a;
            case ABS -> Math.abs(a);
            case SQRT -> Math.sqrt(a);
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            case FLOOR -> Math.floor(a);
            case CEIL -> Math.ceil(a);
            case ROUND -> Math.rint(a);
            default -> strict(fn, a, b);
        };
    }

    private static double strict(Fn fn, double a, double b) {
        return switch (fn) {
            case STRICT_EXP -> StrictMath.exp(a);
            case STRICT_EXPM1 -> StrictMath.expm1(a);
            case STRICT_LOG -> StrictMath.log(a);
            case STRICT_LOG1P -> StrictMath.log1p(a);
            case STRICT_TANH -> StrictMath.tanh(a);
            case STRICT_SIN -> StrictMath.sin(a);
            case STRICT_COS -> StrictMath.cos(a);
            case STRICT_POW -> StrictMath.pow(a, b);
            default -> throw new IllegalArgumentException(fn + " of floats");
        };
    }

    /** Integers and bools, computed in 64 bits; whoever stores the result keeps the low bits. */
    static long whole(DType type, Fn fn, long a, long b, long c) {
        return switch (fn) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV -> b == 0 ? 0 : Math.floorDiv(a, b);
            case MOD -> b == 0 ? 0 : Math.floorMod(a, b);
            case FMA -> a * b + c;
            case NEG -> -a;
            case ABS -> Math.abs(a);
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            case AND -> a & b;
            case OR -> a | b;
            case NOT -> type == DType.BOOL ? 1 - a : ~a;
            case SHIFT_LEFT -> (int) a << b;
            case SHIFT_RIGHT -> (int) a >>> b;
            default -> throw new IllegalArgumentException(fn + " of " + type);
        };
    }

    static boolean compare(Fn fn, double a, double b) {
        return switch (fn) {
            case EQ -> a == b;
            case NE -> a != b;
            case LT -> a < b;
            case LE -> a <= b;
            default -> throw new IllegalArgumentException(fn + " compares nothing");
        };
    }

    static boolean compare(Fn fn, long a, long b) {
        return switch (fn) {
            case EQ -> a == b;
            case NE -> a != b;
            case LT -> a < b;
            case LE -> a <= b;
            default -> throw new IllegalArgumentException(fn + " compares nothing");
        };
    }

    /** A float to an integer or bool type. */
    static long cast(double x, DType to) {
        return switch (to) {
            case I32 -> (int) x;
            case I64 -> (long) x;
            case U8 -> Math.clamp((long) x, 0, 255);
            case BOOL -> x != 0 ? 1 : 0;
            default -> throw new IllegalArgumentException(to + " is no integer type");
        };
    }

    static float random(Fn fn, long seed, long step, long stream, long element) {
        return switch (fn) {
            case RANDOM_UNIFORM -> Random.uniform(seed, step, stream, element);
            case RANDOM_NORMAL -> Random.normal(seed, step, stream, element);
            case RANDOM_TRUNCATED_NORMAL -> Random.truncatedNormal(seed, step, stream, element);
            default -> throw new IllegalArgumentException(fn + " is not random");
        };
    }
}
