package dev.sinter.frontend.expand.tensor;

import dev.sinter.frontend.ast.BinaryOperator;
import dev.sinter.frontend.expand.value.ConstantMath;
import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Refusal;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.Num;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.ir.op.Add;
import dev.sinter.ir.op.And;
import dev.sinter.ir.op.Div;
import dev.sinter.ir.op.Equal;
import dev.sinter.ir.op.Less;
import dev.sinter.ir.op.LessEqual;
import dev.sinter.ir.op.Mul;
import dev.sinter.ir.op.Neg;
import dev.sinter.ir.op.Not;
import dev.sinter.ir.op.NotEqual;
import dev.sinter.ir.op.Op;
import dev.sinter.ir.op.Or;
import dev.sinter.ir.op.Sub;
import dev.sinter.runtime.DType;

/** The operators. Constants stay constants; beside a tensor they take its dtype. */
public final class Arithmetic {
    private Arithmetic() {}

    /** {@code x @ W + b}. */
    public static Value binary(Tape tape, BinaryOperator operator, Operand a, Operand b) {
        if (!(a.value() instanceof Tensor) && !(b.value() instanceof Tensor)) {
            return ConstantMath.binary(operator, a.value(), b.value());
        }
        return new Tensor(
                switch (operator) {
                    case MATMUL -> MatrixProduct.of(tape, a, b);
                    case POWER -> Power.of(tape, a, b);
                    case GREATER ->
                        pair(tape, BinaryOperator.GREATER, a, b).swapped().add(new Less());
                    case GREATER_EQUAL -> pair(tape, operator, a, b).swapped().add(new LessEqual());
                    default -> pair(tape, operator, a, b).add(op(operator));
                });
    }

    /** Two tensors of one dtype and one shape, ready for an elementwise operation. */
    public static Pair pair(Tape tape, BinaryOperator operator, Operand a, Operand b) {
        DType dtype = Dtypes.of(operator, a, b);
        return Pair.of(tape, operator.spelling(), dtype, a, b);
    }

    /** {@code -x}. */
    public static Value negate(Tape tape, Operand x) {
        if (!(x.value() instanceof Tensor tensor)) {
            return ConstantMath.negate(x.value());
        }
        DType dtype = Dtypes.number("-", x);
        return new Tensor(tape.add(new Neg(), tape.cast(tensor.node(), dtype)));
    }

    /** {@code not x}. */
    public static Value not(Tape tape, Operand x) {
        if (!(x.value() instanceof Tensor tensor)) {
            return ConstantMath.not(x.value());
        }
        if (tensor.type().dtype() != DType.BOOL) {
            throw Refusal.of("`not` needs bool tensors; " + x.described(), "write `" + x.inside() + " == 0`");
        }
        return new Tensor(tape.add(new Not(), tensor.node()));
    }

    private static Op op(BinaryOperator operator) {
        return switch (operator) {
            case ADD -> new Add();
            case SUBTRACT -> new Sub();
            case MULTIPLY -> new Mul();
            case DIVIDE -> new Div();
            case EQUAL -> new Equal();
            case NOT_EQUAL -> new NotEqual();
            case LESS -> new Less();
            case LESS_EQUAL -> new LessEqual();
            case AND -> new And();
            case OR -> new Or();
            case GREATER, GREATER_EQUAL, MATMUL, POWER ->
                throw new IllegalArgumentException("no single op " + operator);
        };
    }

    /** Two nodes that agree. */
    public record Pair(Tape tape, Node left, Node right) {
        /** Both as tensors of that dtype, broadcast to one shape. */
        public static Pair of(Tape tape, String operator, DType dtype, Operand a, Operand b) {
            Node x = tape.cast(Conversion.tensor(tape, a, dtype), dtype);
            Node y = tape.cast(Conversion.tensor(tape, b, dtype), dtype);
            var shape = Broadcasting.join(operator, a, shown(a, x), b, shown(b, y));
            return new Pair(tape, tape.broadcast(x, shape), tape.broadcast(y, shape));
        }

        private static TensorType shown(Operand operand, Node node) {
            return operand.value() instanceof Tensor tensor ? tensor.type() : node.type();
        }

        Pair swapped() {
            return new Pair(tape, right, left);
        }

        public Node add(Op op) {
            return tape.add(op, left, right);
        }
    }

    /** True for the constant {@code number}. */
    static boolean isNumber(Value value, double number) {
        return value instanceof Num num && num.isPlain() && num.number() == number;
    }
}
