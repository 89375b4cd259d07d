package dev.sinter.frontend.expand.value;

import dev.sinter.frontend.ast.BinaryOperator;
import dev.sinter.frontend.expand.value.Value.Filled;
import dev.sinter.frontend.expand.value.Value.Flag;
import dev.sinter.frontend.expand.value.Value.ListOf;
import dev.sinter.frontend.expand.value.Value.Num;
import dev.sinter.ir.eval.ScalarEval;
import dev.sinter.ir.eval.Tensor;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.scalar.ErrorFunction;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Arithmetic on what is known while compiling, in f64; lists element by element with NumPy's broadcasting. */
public final class ConstantMath {
    private ConstantMath() {}

    /** {@code 2 ^ -1} is 0.5, {@code [1, 2] + 3} is [4, 5]. */
    public static Value binary(BinaryOperator operator, Value a, Value b) {
        if (operator == BinaryOperator.MATMUL) {
            throw Refusal.of("`@` needs a tensor on one side", "write `let m: f32[2, 2] = ...` to make one");
        }
        if (a instanceof Filled || b instanceof Filled) {
            return filled(a, b, (x, y) -> binary(operator, x, y));
        }
        if (a instanceof ListOf || b instanceof ListOf) {
            return lists(a, b, (x, y) -> binary(operator, x, y));
        }
        if (operator == BinaryOperator.EQUAL || operator == BinaryOperator.NOT_EQUAL) {
            return new Flag(same(a, b) == (operator == BinaryOperator.EQUAL));
        }
        if (operator == BinaryOperator.AND || operator == BinaryOperator.OR) {
            boolean x = flag(operator, a);
            boolean y = flag(operator, b);
            return new Flag(operator == BinaryOperator.AND ? x && y : x || y);
        }
        if (!(a instanceof Num x) || !(b instanceof Num y)) {
            throw Refusal.of("`" + operator.spelling() + "` needs numbers; found " + a + " and " + b, "");
        }
        return operator.isComparison() ? compare(operator, x, y) : numbers(operator, x, y);
    }

    private static boolean flag(BinaryOperator operator, Value value) {
        if (value instanceof Flag flag) {
            return flag.value();
        }
        throw Refusal.of("`" + operator.spelling() + "` needs true or false; found " + value, "");
    }

    private static boolean same(Value a, Value b) {
        return a instanceof Num x && b instanceof Num y
                ? x.number() == y.number() && (x.batches() == y.batches() || x.number() == 0)
                : a.equals(b);
    }

    private static Value compare(BinaryOperator operator, Num x, Num y) {
        if (x.batches() != y.batches()) {
            throw Refusal.of("`batch` is not known while compiling, so " + x + " and " + y + " cannot be compared", "");
        }
        double a = x.number();
        double b = y.number();
        return new Flag(
                switch (operator) {
                    case LESS -> a < b;
                    case LESS_EQUAL -> a <= b;
                    case GREATER -> a > b;
                    default -> a >= b;
                });
    }

    private static Value numbers(BinaryOperator operator, Num x, Num y) {
        double a = x.number();
        double b = y.number();
        return switch (operator) {
            case MULTIPLY -> new Num(a * b, x.batches() + y.batches());
            case DIVIDE -> new Num(a / b, x.batches() - y.batches());
            case ADD -> new Num(a + b, sameBatches(operator, x, y));
            case SUBTRACT -> new Num(a - b, sameBatches(operator, x, y));
            case POWER -> power(x, y);
            default -> throw new IllegalArgumentException("no arithmetic " + operator);
        };
    }

    private static Num power(Num x, Num y) {
        if (x.isPlain() && y.isPlain()) {
            return Num.of(StrictMath.pow(x.number(), y.number()));
        }
        throw Refusal.of("`batch` is not known while compiling, so it has no power", "");
    }

    private static int sameBatches(BinaryOperator operator, Num x, Num y) {
        if (x.batches() == y.batches() || y.number() == 0) {
            return x.batches();
        }
        if (x.number() == 0) {
            return y.batches();
        }
        throw Refusal.of(
                x + " " + operator.spelling() + " " + y + " is not a number times a power of `batch`",
                "a size is a number or `k * batch`");
    }

    /** A function of one number on every number of a value. */
    public static Value map(Value x, DoubleUnaryOperator function) {
        return switch (x) {
            case Num num when num.isPlain() -> Num.of(function.applyAsDouble(num.number()));
            case Num num -> throw Refusal.of("`batch` is not known while compiling; found " + num, "");
            case Filled filled -> new Filled((Num) map(filled.number(), function), filled.shape());
            case ListOf list ->
                new ListOf(
                        list.items().stream().map(item -> map(item, function)).toList());
            default -> throw Refusal.of("numbers are wanted here; found " + x, "");
        };
    }

    /** A function of two numbers, broadcast over lists. */
    public static Value map(Value a, Value b, DoubleBinaryOperator function) {
        if (a instanceof Filled || b instanceof Filled) {
            return filled(a, b, (x, y) -> map(x, y, function));
        }
        if (a instanceof ListOf || b instanceof ListOf) {
            return lists(a, b, (x, y) -> map(x, y, function));
        }
        if (a instanceof Num x && b instanceof Num y && x.batches() == y.batches() && x.batches() >= 0) {
            double result = function.applyAsDouble(x.number(), y.number());
            return new Num(result, x.batches());
        }
        throw Refusal.of("numbers known while compiling are wanted here; found " + a + " and " + b, "");
    }

    /** {@code not} on every bool. */
    public static Value not(Value x) {
        return switch (x) {
            case Flag flag -> new Flag(!flag.value());
            case ListOf list ->
                new ListOf(list.items().stream().map(ConstantMath::not).toList());
            default -> throw Refusal.of("`not` needs true or false; found " + x, "");
        };
    }

    /** {@code -x}; also of sizes with {@code batch}. */
    public static Value negate(Value x) {
        return x instanceof Num num ? new Num(-num.number(), num.batches()) : map(x, v -> -v);
    }

    /** How deep the lists are nested, along their first items. */
    public static int rank(Value value) {
        return value instanceof ListOf list
                ? 1 + (list.items().isEmpty() ? 0 : rank(list.items().get(0)))
                : 0;
    }

    /** Filled shapes meet numbers and each other; beside a list one of them must be a tensor. */
    private static Value filled(Value a, Value b, java.util.function.BinaryOperator<Value> each) {
        boolean same =
                a instanceof Filled x && b instanceof Filled y && x.shape().equals(y.shape());
        Value left = a instanceof Filled x ? x.number() : a;
        Value right = b instanceof Filled y ? y.number() : b;
        if (left instanceof Num && right instanceof Num && (same || a instanceof Num || b instanceof Num)) {
            Shape shape = a instanceof Filled x ? x.shape() : ((Filled) b).shape();
            if (each.apply(left, right) instanceof Num number) {
                return new Filled(number, shape);
            }
        }
        throw Refusal.of("nothing gives these constants a dtype", "write `cast(..., f32)` around one of them");
    }

    private static Value lists(Value a, Value b, java.util.function.BinaryOperator<Value> each) {
        int difference = rank(a) - rank(b);
        List<Value> x = a instanceof ListOf list && difference >= 0 ? list.items() : List.of(a);
        List<Value> y = b instanceof ListOf list && difference <= 0 ? list.items() : List.of(b);
        if (x.size() != y.size() && x.size() != 1 && y.size() != 1) {
            throw Refusal.of(
                    "lists of " + x.size() + " and " + y.size() + " items do not broadcast",
                    "sizes are compared from the right and must be equal or 1");
        }
        List<Value> result = new ArrayList<>();
        int size = x.size() == 1 ? y.size() : x.size();
        for (int i = 0; i < size; i++) {
            result.add(each.apply(x.get(x.size() == 1 ? 0 : i), y.get(y.size() == 1 ? 0 : i)));
        }
        return new ListOf(result);
    }

    /** The error function, as a tensor of f64 would have it. */
    public static double erf(double x) {
        Tensor number = Tensor.of(DType.F64, List.of(), x);
        return ScalarEval.evaluate(ErrorFunction.f64(new Scalar.In(0, DType.F64)), List.of(number), List.of())
                .real(0);
    }
}
