package dev.sinter.frontend.expand.tensor;

import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Refusal;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.Flag;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.ir.op.Select;
import dev.sinter.runtime.DType;

/** {@code where(c, a, b)}, element by element, all three broadcast to one shape. */
public final class Choice {
    private Choice() {}

    /** @param name what messages call it, {@code where} or {@code if} */
    public static Node of(Tape tape, String name, Operand condition, Operand a, Operand b) {
        if (!(condition.value() instanceof Tensor test) || test.type().dtype() != DType.BOOL) {
            throw Refusal.at(condition, "`" + name + "` wants bools; " + condition.described(), "write a comparison");
        }
        DType dtype = dtype(name, a, b);
        Node x = tape.cast(Conversion.tensor(tape, a, dtype), dtype);
        Node y = tape.cast(Conversion.tensor(tape, b, dtype), dtype);
        Shape sides = Broadcasting.join(name, a, x.type(), b, y.type());
        Shape shape = Broadcasting.join(name, condition, test.type(), a, new TensorType(dtype, sides));
        return tape.add(
                new Select(), tape.broadcast(test.node(), shape), tape.broadcast(x, shape), tape.broadcast(y, shape));
    }

    private static DType dtype(String name, Operand a, Operand b) {
        if (a.value() instanceof Tensor || b.value() instanceof Tensor) {
            boolean same = a.value() instanceof Tensor x
                    && b.value() instanceof Tensor y
                    && x.type().dtype() == y.type().dtype();
            return same ? ((Tensor) a.value()).type().dtype() : oneSided(name, a, b);
        }
        if (isFlag(a.value()) && isFlag(b.value())) {
            return DType.BOOL;
        }
        throw Refusal.of("nothing gives these constants a dtype", "write `cast(" + a.text() + ", f32)`");
    }

    private static DType oneSided(String name, Operand a, Operand b) {
        Operand other = a.value() instanceof Tensor ? b : a;
        Value tensor = a.value() instanceof Tensor ? a.value() : b.value();
        boolean isBool = ((Tensor) tensor).type().dtype() == DType.BOOL;
        return isBool && isFlag(other.value()) ? DType.BOOL : Dtypes.common(name, a, b);
    }

    private static boolean isFlag(Value value) {
        return value instanceof Flag;
    }
}
