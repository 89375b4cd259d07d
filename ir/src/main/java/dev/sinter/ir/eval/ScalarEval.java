package dev.sinter.ir.eval;

import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A formula applied to whole tensors, one function after the other: {@code ScalarEval.evaluate(body, List.of(x, y),
 * x.shape())}. An operand has the shape of the result, or is one number that serves all elements.
 */
public final class ScalarEval {
    private final List<Tensor> operands;
    private final List<Integer> shape;
    private final int size;
    private final Map<Scalar.Call, Tensor> known = new LinkedHashMap<>();

    private ScalarEval(List<Tensor> operands, List<Integer> shape) {
        this.operands = operands;
        this.shape = shape;
        this.size = Tensor.size(shape);
    }

    /** The value of the formula for every element of a tensor of that shape. */
    public static Tensor evaluate(Scalar formula, List<Tensor> operands, List<Integer> shape) {
        return new ScalarEval(operands, shape).value(formula);
    }

    /** The value of the formula on single numbers, a tensor of rank 0. */
    public static Tensor evaluate(Scalar formula, Tensor... operands) {
        return evaluate(formula, List.of(operands), List.of());
    }

    private Tensor value(Scalar scalar) {
        return switch (scalar) {
            case Scalar.In in -> stretched(operand(in));
            case Scalar.Lit lit -> stretched(Tensor.of(lit.type(), List.of(), lit.value()));
            case Scalar.Index index -> positions(index);
            case Scalar.Call call -> {
                Tensor value = known.get(call);
                if (value == null) {
                    value = call(call, call.args().stream().map(this::value).toList());
                    known.put(call, value);
                }
                yield value;
            }
        };
    }

    private Tensor operand(Scalar.In in) {
        Tensor operand = operands.get(in.position());
        if (operand.dtype() != in.type()) {
            throw new IllegalArgumentException(in + " is " + in.type() + " but the operand is " + operand.dtype());
        }
        return operand;
    }

    private Tensor stretched(Tensor x) {
        if (x.shape().equals(shape)) {
            return x;
        }
        Tensor all = Tensor.zeros(x.dtype(), shape);
        for (int i = 0; i < size; i++) {
            all.copy(i, x, 0);
        }
        return all;
    }

    private Tensor positions(Scalar.Index index) {
        Tensor y = Tensor.zeros(DType.I64, shape);
        boolean flat = index.loop() == Scalar.Index.FLAT;
        int inner = flat ? 1 : Tensor.size(shape.subList(index.loop() + 1, shape.size()));
        int count = flat ? size : shape.get(index.loop());
        for (int i = 0; i < size; i++) {
            y.set(i, (long) i / inner % count);
        }
        return y;
    }

    private Tensor call(Scalar.Call call, List<Tensor> args) {
        Tensor y = Tensor.zeros(call.type(), shape);
        Tensor a = args.get(0);
        Tensor b = args.get(Math.min(1, args.size() - 1));
        Tensor c = args.get(Math.min(2, args.size() - 1));
        switch (call.fn()) {
            case SELECT -> select(y, a, b, c);
            case EQ, NE, LT, LE -> compare(call.fn(), y, a, b);
            case CAST -> cast(y, a);
            case BITS -> bits(y, a);
            case FROM_BITS -> fromBits(y, a);
            case RANDOM_UNIFORM, RANDOM_NORMAL, RANDOM_TRUNCATED_NORMAL -> random(call.fn(), y, args);
            default -> plain(call.fn(), y, a, b, c);
        }
        return y;
    }

    private void plain(Fn fn, Tensor y, Tensor a, Tensor b, Tensor c) {
        if (y.dtype() == DType.F32) {
            for (int i = 0; i < size; i++) {
                y.floats()[i] = Functions.f32(fn, a.floats()[i], b.floats()[i], c.floats()[i]);
            }
        } else if (y.dtype() == DType.F64) {
            for (int i = 0; i < size; i++) {
                y.doubles()[i] = Functions.f64(fn, a.doubles()[i], b.doubles()[i], c.doubles()[i]);
            }
        } else {
            for (int i = 0; i < size; i++) {
                y.set(i, Functions.whole(y.dtype(), fn, a.whole(i), b.whole(i), c.whole(i)));
            }
        }
    }

    private void select(Tensor y, Tensor condition, Tensor yes, Tensor no) {
        for (int i = 0; i < size; i++) {
            y.copy(i, condition.whole(i) != 0 ? yes : no, i);
        }
    }

    private void compare(Fn fn, Tensor y, Tensor a, Tensor b) {
        boolean real = a.dtype().isFloat();
        for (int i = 0; i < size; i++) {
            boolean holds =
                    real ? Functions.compare(fn, a.real(i), b.real(i)) : Functions.compare(fn, a.whole(i), b.whole(i));
            y.set(i, holds ? 1L : 0L);
        }
    }

    private void cast(Tensor y, Tensor x) {
        boolean fromFloat = x.dtype().isFloat();
        for (int i = 0; i < size; i++) {
            if (y.dtype() == DType.F32 && !fromFloat) {
                y.floats()[i] = x.whole(i);
            } else if (y.dtype().isFloat()) {
                y.set(i, x.real(i));
            } else if (fromFloat) {
                y.set(i, Functions.cast(x.real(i), y.dtype()));
            } else {
                y.set(i, y.dtype() == DType.BOOL ? Long.signum(x.whole(i)) & 1L : x.whole(i));
            }
        }
    }

    private void bits(Tensor y, Tensor x) {
        for (int i = 0; i < size; i++) {
            y.set(i, (long) Float.floatToIntBits(x.floats()[i]));
        }
    }

    private void fromBits(Tensor y, Tensor x) {
        for (int i = 0; i < size; i++) {
            y.floats()[i] = Float.intBitsToFloat((int) x.whole(i));
        }
    }

    private void random(Fn fn, Tensor y, List<Tensor> args) {
        for (int i = 0; i < size; i++) {
            y.floats()[i] = Functions.random(
                    fn,
                    args.get(0).whole(i),
                    args.get(1).whole(i),
                    args.get(2).whole(i),
                    args.get(3).whole(i));
        }
    }
}
