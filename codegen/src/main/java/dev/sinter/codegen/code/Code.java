package dev.sinter.codegen.code;

import dev.sinter.codegen.code.Expr.Binary;
import dev.sinter.codegen.code.Expr.Compare;
import dev.sinter.codegen.code.Expr.Constant;
import dev.sinter.codegen.code.Expr.Operator;
import dev.sinter.codegen.code.Expr.Relation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Short ways to write expressions; int arithmetic with known numbers is done at once: {@code add(mul(i, 1), 0)} is {@code i}. */
public final class Code {
    private Code() {}

    public static Constant constant(int value) {
        return new Constant(value, Type.INT);
    }

    public static Constant constant(long value) {
        return new Constant(value, Type.LONG);
    }

    public static Constant constant(float value) {
        return new Constant(value, Type.FLOAT);
    }

    public static Constant constant(double value) {
        return new Constant(value, Type.DOUBLE);
    }

    public static Constant constant(boolean value) {
        return new Constant(value, Type.BOOLEAN);
    }

    public static Constant constant(String value) {
        return new Constant(value, Type.STRING);
    }

    /** The number of an int that is known while compiling. */
    public static OptionalInt known(Expr expr) {
        return expr instanceof Constant c && c.value() instanceof Integer i ? OptionalInt.of(i) : OptionalInt.empty();
    }

    /** The largest multiple of the step up to a count, which is not negative. */
    public static Expr wholeSteps(Expr count, int step) {
        if (known(count).isPresent()) {
            return constant(known(count).getAsInt() / step * step);
        }
        if (step == 1) {
            return count;
        }
        return Integer.bitCount(step) == 1
                ? binary(Operator.AND, count, constant(-step))
                : sub(count, binary(Operator.REM, count, constant(step)));
    }

    private static boolean is(Expr expr, int value) {
        OptionalInt known = known(expr);
        return known.isPresent() && known.getAsInt() == value;
    }

    public static Expr add(Expr a, Expr b) {
        if (known(a).isPresent() && known(b).isPresent()) {
            return constant(Math.addExact(known(a).getAsInt(), known(b).getAsInt()));
        }
        if (is(b, 0)) {
            return a;
        }
        if (is(a, 0)) {
            return b;
        }
        if (b instanceof Constant c && c.value() instanceof Integer i && i < 0 && i != Integer.MIN_VALUE) {
            return new Binary(Operator.SUB, a, constant(-i));
        }
        return new Binary(Operator.ADD, a, b);
    }

    public static Expr add(Expr a, int b) {
        return add(a, constant(b));
    }

    public static Expr sub(Expr a, Expr b) {
        if (known(a).isPresent() && known(b).isPresent()) {
            return constant(Math.subtractExact(known(a).getAsInt(), known(b).getAsInt()));
        }
        return is(b, 0) ? a : new Binary(Operator.SUB, a, b);
    }

    public static Expr mul(Expr a, Expr b) {
        if (known(a).isPresent() && known(b).isPresent()) {
            return constant(Math.multiplyExact(known(a).getAsInt(), known(b).getAsInt()));
        }
        if (is(a, 0) || is(b, 0)) {
            return constant(0);
        }
        return is(b, 1) ? a : is(a, 1) ? b : new Binary(Operator.MUL, a, b);
    }

    public static Expr mul(Expr a, int b) {
        return mul(a, constant(b));
    }

    public static Expr binary(Operator operator, Expr a, Expr b) {
        return new Binary(operator, a, b);
    }

    public static Expr compare(Relation relation, Expr a, Expr b) {
        return new Compare(relation, a, b);
    }

    /** The smaller of two ints. */
    public static Expr min(Expr a, Expr b) {
        if (known(a).isPresent() && known(b).isPresent()) {
            return constant(Math.min(known(a).getAsInt(), known(b).getAsInt()));
        }
        return math("min", Type.INT, a, b);
    }

    /** The larger of two ints. */
    public static Expr max(Expr a, Expr b) {
        if (known(a).isPresent() && known(b).isPresent()) {
            return constant(Math.max(known(a).getAsInt(), known(b).getAsInt()));
        }
        return math("max", Type.INT, a, b);
    }

    /** A function of {@code java.lang.Math} whose arguments and result have one type. */
    public static Expr math(String name, Type type, Expr... args) {
        return call(Type.named("java/lang/Math"), name, type, args);
    }

    /** The number as another type; nothing when it is that already. */
    public static Expr cast(Expr value, Type type) {
        return value.type().equals(type) ? value : new Expr.Cast(value, type);
    }

    /** A static method that takes exactly the types of these arguments. */
    public static Expr.Call call(Type owner, String name, Type result, Expr... args) {
        List<Expr> list = List.of(args);
        return new Expr.Call(
                Optional.empty(),
                owner,
                false,
                name,
                list.stream().map(Expr::type).toList(),
                result,
                list);
    }

    /** A method of the class of the receiver that takes exactly the types of these arguments. */
    public static Expr.Call callOn(Expr receiver, String name, Type result, Expr... args) {
        List<Expr> list = List.of(args);
        return new Expr.Call(
                Optional.of(receiver),
                receiver.type(),
                false,
                name,
                list.stream().map(Expr::type).toList(),
                result,
                list);
    }

    /** {@code System.arraycopy(from, fromIndex, to, toIndex, count)}. */
    public static Statement copy(Expr from, Expr fromIndex, Expr to, Expr toIndex, Expr count) {
        Type object = Type.named("java/lang/Object");
        return new Statement.Run(new Expr.Call(
                Optional.empty(),
                Type.named("java/lang/System"),
                false,
                "arraycopy",
                List.of(object, Type.INT, object, Type.INT, Type.INT),
                Type.VOID,
                List.of(from, fromIndex, to, toIndex, count)));
    }
}
