package dev.sinter.frontend.expand.tensor;

import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Refusal;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.Flag;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.ir.op.If;
import dev.sinter.ir.op.Select;
import dev.sinter.runtime.DType;

/** One of two values: {@code where(c, a, b)}, element by element, and {@code if c then a else b}, of which one side is computed. */
public final class Choice {
    private Choice() {}

    /** All three are broadcast to one shape. */
    public static Node where(Tape tape, Operand condition, Operand a, Operand b) {
        if (!(condition.value() instanceof Tensor test) || test.type().dtype() != DType.BOOL) {
            throw Refusal.at(condition, "`where` wants bools; " + condition.described(), "write a comparison");
        }
        DType dtype = dtype("where", a, b);
        Node x = tape.cast(Conversion.tensor(tape, a, dtype), dtype);
        Node y = tape.cast(Conversion.tensor(tape, b, dtype), dtype);
        Shape sides = Broadcasting.join("where", a, x.type(), b, y.type());
        Shape shape = Broadcasting.join("where", condition, test.type(), a, new TensorType(dtype, sides));
        return tape.add(
                new Select(), tape.broadcast(test.node(), shape), tape.broadcast(x, shape), tape.broadcast(y, shape));
    }

    /** Both sides have one shape; a number takes that of the other side. */
    public static Node branch(Tape tape, Node condition, Operand a, Operand b) {
        DType dtype = dtype("if", a, b);
        Node x = tape.cast(Conversion.tensor(tape, a, dtype), dtype);
        Node y = tape.cast(Conversion.tensor(tape, b, dtype), dtype);
        Node left = isNumber(a, x) ? tape.broadcast(x, y.shape()) : x;
        Node right = isNumber(b, y) ? tape.broadcast(y, x.shape()) : y;
        if (!left.shape().equals(right.shape())) {
            throw Refusal.of(
                    "the sides of `if` have two shapes: " + a.text() + " is " + x.type() + a.line() + ", " + b.text()
                            + " is " + y.type() + b.line(),
                    "bring one to the shape of the other, with `broadcast_to` or `reshape`");
        }
        return tape.add(new If(), condition, left, right);
    }

    private static boolean isNumber(Operand side, Node node) {
        return side.value().isConstant() && node.shape().rank() == 0;
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
