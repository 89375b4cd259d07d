package dev.sinter.codegen.kernel;

import static dev.sinter.codegen.code.Code.binary;
import static dev.sinter.codegen.code.Code.call;
import static dev.sinter.codegen.code.Code.cast;
import static dev.sinter.codegen.code.Code.compare;
import static dev.sinter.codegen.code.Code.constant;
import static dev.sinter.codegen.code.Code.math;

import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.code.Expr.Operator;
import dev.sinter.codegen.code.Expr.Relation;
import dev.sinter.codegen.code.Type;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.runtime.DType;
import java.util.List;

/** Each {@link Fn} on single numbers as Java would compute it, with the bits that {@link Fn} promises. */
final class ScalarCode {
    private static final Type FLOAT_CLASS = Type.named("java/lang/Float");
    private static final Type STRICT = Type.named("java/lang/StrictMath");
    private static final Type RANDOM = Type.named("dev/sinter/runtime/Random");
    private static final int LOW_8_BITS = 0xff;

    private ScalarCode() {}

    /**
     * The value of a function.
     *
     * @param from the dtype of the last argument
     * @param to the dtype of the result
     * @param body where an argument that is needed twice gets a name
     */
    static Expr of(Fn fn, DType from, DType to, List<Expr> args, Body body) {
        Expr a = args.get(0);
        return switch (fn) {
            case ADD -> low(binary(Operator.ADD, a, args.get(1)), to);
            case SUB -> low(binary(Operator.SUB, a, args.get(1)), to);
            case MUL -> low(binary(Operator.MUL, a, args.get(1)), to);
            case DIV -> to.isFloat() ? binary(Operator.DIV, a, args.get(1)) : whole("floorDiv", args, body);
            case MOD -> to.isFloat() ? floatMod(args, to, body) : whole("floorMod", args, body);
            case FMA -> fma(args, to);
            case NEG -> low(new Expr.Negate(a), to);
            case ABS -> to == DType.U8 ? a : math("abs", a.type(), a);
            case SQRT -> inDouble("sqrt", a);
            case MAX -> to == DType.BOOL ? binary(Operator.OR, a, args.get(1)) : math("max", a.type(), a, args.get(1));
            case MIN -> to == DType.BOOL ? binary(Operator.AND, a, args.get(1)) : math("min", a.type(), a, args.get(1));
            case FLOOR -> to.isFloat() ? inDouble("floor", a) : a;
            case CEIL -> to.isFloat() ? inDouble("ceil", a) : a;
            case ROUND -> to.isFloat() ? inDouble("rint", a) : a;
            case EQ -> compare(Relation.EQ, a, args.get(1));
            case NE -> compare(Relation.NE, a, args.get(1));
            case LT -> compare(Relation.LT, a, args.get(1));
            case LE -> compare(Relation.LE, a, args.get(1));
            case AND -> binary(Operator.AND, a, args.get(1));
            case OR -> binary(Operator.OR, a, args.get(1));
            case NOT -> not(a, to);
            case SELECT -> new Expr.Conditional(a, args.get(1), args.get(2));
            case CAST -> convert(a, from, to);
            case BITS -> call(FLOAT_CLASS, "floatToRawIntBits", Type.INT, a);
            case FROM_BITS -> call(FLOAT_CLASS, "intBitsToFloat", Type.FLOAT, a);
            case SHIFT_LEFT -> low(binary(Operator.SHL, a, args.get(1)), to);
            case SHIFT_RIGHT -> binary(Operator.USHR, a, args.get(1));
            case STRICT_EXP -> strict("exp", args);
            case STRICT_EXPM1 -> strict("expm1", args);
            case STRICT_LOG -> strict("log", args);
            case STRICT_LOG1P -> strict("log1p", args);
            case STRICT_TANH -> strict("tanh", args);
            case STRICT_SIN -> strict("sin", args);
            case STRICT_COS -> strict("cos", args);
            case STRICT_POW -> strict("pow", args);
            case RANDOM_UNIFORM -> call(RANDOM, "uniform", Type.FLOAT, args.toArray(Expr[]::new));
            case RANDOM_NORMAL -> call(RANDOM, "normal", Type.FLOAT, args.toArray(Expr[]::new));
            case RANDOM_TRUNCATED_NORMAL -> call(RANDOM, "truncatedNormal", Type.FLOAT, args.toArray(Expr[]::new));
        };
    }

    /** A u8 keeps the low 8 bits of what is computed in 32. */
    private static Expr low(Expr value, DType type) {
        return type == DType.U8 ? binary(Operator.AND, value, constant(LOW_8_BITS)) : value;
    }

    static Expr fma(List<Expr> args, DType type) {
        if (type.isFloat()) {
            return math("fma", args.get(0).type(), args.get(0), args.get(1), args.get(2));
        }
        return low(binary(Operator.ADD, binary(Operator.MUL, args.get(0), args.get(1)), args.get(2)), type);
    }

    /** Java's floor functions throw for the divisor 0, where 0 is promised. */
    private static Expr whole(String function, List<Expr> args, Body body) {
        Type type = args.get(0).type();
        Expr divisor = body.named("divisor", args.get(1));
        Expr value = math(function, type, args.get(0), divisor);
        Expr zero = type.equals(Type.LONG) ? constant(0L) : constant(0);
        if (divisor instanceof Expr.Constant) {
            return divisor.equals(zero) ? zero : value;
        }
        return new Expr.Conditional(compare(Relation.EQ, divisor, zero), zero, value);
    }

    private static Expr floatMod(List<Expr> args, DType type, Body body) {
        Expr x = body.named("x", args.get(0));
        Expr y = body.named("y", args.get(1));
        Expr turns = of(Fn.FLOOR, type, type, List.of(binary(Operator.DIV, x, y)), body);
        return binary(Operator.SUB, x, binary(Operator.MUL, turns, y));
    }

    private static Expr not(Expr a, DType type) {
        return switch (type) {
            case BOOL -> binary(Operator.XOR, a, constant(true));
            case U8 -> binary(Operator.XOR, a, constant(LOW_8_BITS));
            case I64 -> binary(Operator.XOR, a, constant(-1L));
            default -> binary(Operator.XOR, a, constant(-1));
        };
    }

    /** Exact for f32 too: what these functions give for a float in a double is a float, or is rounded to one rightly. */
    private static Expr inDouble(String function, Expr a) {
        return cast(math(function, Type.DOUBLE, cast(a, Type.DOUBLE)), a.type());
    }

    private static Expr strict(String function, List<Expr> args) {
        Expr[] wide = args.stream().map(a -> cast(a, Type.DOUBLE)).toArray(Expr[]::new);
        return cast(call(STRICT, function, Type.DOUBLE, wide), args.get(0).type());
    }

    static Expr convert(Expr a, DType from, DType to) {
        if (to == DType.BOOL) {
            Expr zero = new Expr.Cast(constant(0), a.type());
            return compare(Relation.NE, a, from.isFloat() || from == DType.I64 ? zero : constant(0));
        }
        Expr number = from == DType.BOOL ? new Expr.Cast(a, Type.INT) : a;
        if (to != DType.U8) {
            return cast(number, Types.value(to));
        }
        if (from.isFloat()) {
            return math("max", Type.INT, constant(0), math("min", Type.INT, constant(255), cast(a, Type.INT)));
        }
        return from == DType.U8 || from == DType.BOOL ? number : low(cast(a, Type.INT), DType.U8);
    }

    /** A constant as a number. */
    static Expr literal(double value, DType type) {
        return switch (type) {
            case F32 -> constant((float) value);
            case F64 -> constant(value);
            case I32, U8 -> constant((int) value);
            case I64 -> constant((long) value);
            case BOOL -> constant(value != 0);
        };
    }

    /** One element of an array as a number. */
    static Expr load(Expr array, Expr at, DType type) {
        Expr element = new Expr.Element(array, at);
        return switch (type) {
            case F32 -> Kept.isHalves(array) ? Kept.widen(element) : element;
            case U8 -> binary(Operator.AND, element, constant(LOW_8_BITS));
            case BOOL -> compare(Relation.NE, element, constant(0));
            default -> element;
        };
    }
}
