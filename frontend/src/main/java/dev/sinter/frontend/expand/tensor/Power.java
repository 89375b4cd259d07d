package dev.sinter.frontend.expand.tensor;

import dev.sinter.frontend.ast.BinaryOperator;
import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Refusal;
import dev.sinter.frontend.expand.value.Value.Num;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.op.Mul;
import dev.sinter.ir.op.Pow;
import dev.sinter.ir.op.Sqrt;
import dev.sinter.runtime.DType;

/** {@code x ^ y}. A small whole power known while compiling is a product, since `pow` is slow and has no slope at 0. */
final class Power {
    private static final int LARGEST_PRODUCT = 16;

    private Power() {}

    static Node of(Tape tape, Operand a, Operand b) {
        if (b.value() instanceof Num power && power.isPlain() && a.value() instanceof Tensor tensor) {
            double y = power.number();
            if (y >= 1 && y <= LARGEST_PRODUCT && power.isWhole()) {
                return product(tape, tape.cast(tensor.node(), Dtypes.number("^", a)), (int) y);
            }
            if (y == 0.5 && tensor.type().dtype().isFloat()) {
                return tape.add(new Sqrt(), tensor.node());
            }
        }
        DType dtype = Dtypes.numbers("^", a, b);
        if (!dtype.isFloat()) {
            throw Refusal.of(
                    "`^` of whole numbers needs a whole power from 1 to " + LARGEST_PRODUCT + " known while compiling; "
                            + a.described() + ", " + b.described(),
                    "write `cast(" + a.text() + ", f32)`");
        }
        return Arithmetic.pair(tape, BinaryOperator.POWER, a, b).add(new Pow());
    }

    /** x, x*x, (x*x)*x, (x*x)*(x*x)...: by squaring. */
    private static Node product(Tape tape, Node x, int power) {
        if (power == 1) {
            return x;
        }
        Node half = product(tape, x, power / 2);
        Node square = tape.add(new Mul(), half, half);
        return power % 2 == 0 ? square : tape.add(new Mul(), square, x);
    }
}
