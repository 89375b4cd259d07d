package dev.sinter.codegen;

import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import dev.sinter.runtime.Random;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntToLongFunction;

/** Formulas on boxed numbers, as plainly as can be: f32 is a Float, f64 a Double, i64 a Long, i32 and u8 an Integer, bool a Boolean. */
final class ScalarReference {
    private final Function<Scalar.In, Object> reads;
    private final IntToLongFunction indexes;
    private final Map<Scalar.Call, Object> calls = new IdentityHashMap<>();

    ScalarReference(Function<Scalar.In, Object> reads, IntToLongFunction indexes) {
        this.reads = reads;
        this.indexes = indexes;
    }

    Object value(Scalar scalar) {
        return switch (scalar) {
            case Scalar.In in -> reads.apply(in);
            case Scalar.Index(int loop) -> indexes.applyAsLong(loop);
            case Scalar.Lit(double value, DType type) -> convert(value, type);
            case Scalar.Call call -> {
                if (!calls.containsKey(call)) {
                    calls.put(
                            call,
                            apply(
                                    call.fn(),
                                    call.type(),
                                    call.args().stream().map(this::value).toList()));
                }
                yield calls.get(call);
            }
        };
    }

    static Object apply(Fn fn, DType type, List<Object> args) {
        return switch (fn) {
            case CAST -> convert(args.get(0), type);
            case SELECT -> (boolean) args.get(0) ? args.get(1) : args.get(2);
            case BITS -> Float.floatToRawIntBits((float) args.get(0));
            case FROM_BITS -> Float.intBitsToFloat((int) args.get(0));
            case RANDOM_UNIFORM ->
                Random.uniform((long) args.get(0), (long) args.get(1), (long) args.get(2), (long) args.get(3));
            case RANDOM_NORMAL ->
                Random.normal((long) args.get(0), (long) args.get(1), (long) args.get(2), (long) args.get(3));
            case RANDOM_TRUNCATED_NORMAL ->
                Random.truncatedNormal((long) args.get(0), (long) args.get(1), (long) args.get(2), (long) args.get(3));
            default ->
                switch (args.get(0)) {
                    case Float _ ->
                        floats(fn, type, args.stream().map(a -> (float) a).toList());
                    case Double _ ->
                        doubles(fn, args.stream().map(a -> (double) a).toList());
                    case Boolean _ ->
                        bools(fn, args.stream().map(a -> (boolean) a).toList());
                    default -> {
                        Object whole = longs(
                                fn,
                                args.stream().map(a -> ((Number) a).longValue()).toList(),
                                args.get(0) instanceof Integer);
                        yield whole instanceof Boolean ? whole : convert(whole, type);
                    }
                };
        };
    }

    private static Object floats(Fn fn, DType type, List<Float> x) {
        float a = x.get(0);
        float b = x.size() > 1 ? x.get(1) : 0;
        return switch (fn) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV -> a / b;
            case MOD -> a - (float) Math.floor(a / b) * b;
            case FMA -> Math.fma(a, b, x.get(2));
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            default -> {
                Object wide = doubles(fn, x.stream().map(Float::doubleValue).toList());
                yield wide instanceof Double d ? (Object) (float) (double) d : wide;
            }
        };
    }

    private static Object doubles(Fn fn, List<Double> x) {
        double a = x.get(0);
        double b = x.size() > 1 ? x.get(1) : 0;
        return switch (fn) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV -> a / b;
            case MOD -> a - Math.floor(a / b) * b;
            case FMA -> Math.fma(a, b, x.get(2));
            case NEG -> -a;
            case ABS -> Math.abs(a);
            case SQRT -> Math.sqrt(a);
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            case FLOOR -> Math.floor(a);
            case CEIL -> Math.ceil(a);
            case ROUND -> Math.rint(a);
            case EQ -> a == b;
            case NE -> a != b;
            case LT -> a < b;
            case LE -> a <= b;
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

    private static Object longs(Fn fn, List<Long> x, boolean narrow) {
        long a = x.get(0);
        long b = x.size() > 1 ? x.get(1) : 0;
        return switch (fn) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV -> b == 0 ? 0 : Math.floorDiv(a, b);
            case MOD -> b == 0 ? 0 : Math.floorMod(a, b);
            case FMA -> a * b + x.get(2);
            case NEG -> -a;
            case ABS -> Math.abs(a);
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            case FLOOR, CEIL, ROUND -> a;
            case EQ -> a == b;
            case NE -> a != b;
            case LT -> a < b;
            case LE -> a <= b;
            case AND -> a & b;
            case OR -> a | b;
            case NOT -> ~a;
            case SHIFT_LEFT -> a << b;
            case SHIFT_RIGHT -> narrow ? (a & 0xffffffffL) >>> b : a >>> b;
            default -> throw new IllegalArgumentException(fn + " of integers");
        };
    }

    private static boolean bools(Fn fn, List<Boolean> x) {
        return switch (fn) {
            case AND, MIN -> x.get(0) && x.get(1);
            case OR, MAX -> x.get(0) || x.get(1);
            case NOT -> !x.get(0);
            case EQ -> x.get(0).equals(x.get(1));
            case NE -> !x.get(0).equals(x.get(1));
            default -> throw new IllegalArgumentException(fn + " of bools");
        };
    }

    static Object convert(Object value, DType type) {
        if (value instanceof Boolean b) {
            return convert(b ? 1 : 0, type);
        }
        Number n = (Number) value;
        boolean whole = n instanceof Long || n instanceof Integer;
        return switch (type) {
            case F32 -> n.floatValue();
            case F64 -> n.doubleValue();
            case I32 -> n instanceof Long l ? (int) (long) l : n.intValue();
            case I64 -> n.longValue();
            case U8 -> whole ? n.intValue() & 0xff : Math.max(0, Math.min(255, n.intValue()));
            case BOOL -> n.doubleValue() != 0;
        };
    }
}
