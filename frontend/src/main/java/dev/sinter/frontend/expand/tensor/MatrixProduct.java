package dev.sinter.frontend.expand.tensor;

import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Refusal;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.ir.op.MatMul;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.List;

/** {@code x @ W}: the last axis of the left meets the last but one of the right; axes before are broadcast. */
final class MatrixProduct {
    private MatrixProduct() {}

    static Node of(Tape tape, Operand a, Operand b) {
        DType dtype = Dtypes.numbers("@", a, b);
        Node x = tape.cast(Conversion.tensor(tape, a, dtype), dtype);
        Node y = tape.cast(Conversion.tensor(tape, b, dtype), dtype);
        check(a, x, b, y);
        if (x.shape().rank() == 1) {
            Node row = tape.reshape(x, new Shape(List.of(Dim.ONE, x.shape().dim(0))));
            return drop(
                    tape,
                    of(tape, row, y),
                    y.shape().rank() == 1 ? 0 : y.shape().rank() - 2);
        }
        return of(tape, x, y);
    }

    private static Node of(Tape tape, Node x, Node y) {
        if (y.shape().rank() == 1) {
            Node column = tape.reshape(y, new Shape(List.of(y.shape().dim(0), Dim.ONE)));
            Node product = of(tape, x, column);
            return drop(tape, product, product.shape().rank() - 1);
        }
        return y.shape().rank() == 2 && x.shape().rank() > 2 ? rows(tape, x, y) : stacked(tape, x, y);
    }

    /** All axes but the last become the rows of one matrix. */
    private static Node rows(Tape tape, Node x, Node y) {
        int rank = x.shape().rank();
        Dim inner = x.shape().dim(rank - 1);
        Dim count = new Shape(x.shape().dims().subList(0, rank - 1)).size();
        Node product = tape.add(new MatMul(), tape.reshape(x, Shape.of(count, inner)), y);
        return tape.reshape(product, x.shape().with(rank - 1, y.shape().dim(1)));
    }

    private static Node stacked(Tape tape, Node x, Node y) {
        List<Dim> outer = outer(x, y);
        return tape.add(new MatMul(), with(tape, x, outer), with(tape, y, outer));
    }

    private static Node with(Tape tape, Node x, List<Dim> outer) {
        List<Dim> dims = new ArrayList<>(outer);
        dims.addAll(x.shape().dims().subList(x.shape().rank() - 2, x.shape().rank()));
        return tape.broadcast(x, new Shape(dims));
    }

    private static List<Dim> outer(Node x, Node y) {
        int rank = Math.max(x.shape().rank(), y.shape().rank()) - 2;
        List<Dim> dims = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            Dim p = outer(x.shape(), rank - axis);
            Dim q = outer(y.shape(), rank - axis);
            if (!p.isOne() && !q.isOne() && !p.equals(q)) {
                throw Refusal.of(
                        "outer sizes do not broadcast: " + x.type() + " @ " + y.type() + ": " + p + " against " + q,
                        "");
            }
            dims.add(p.isOne() ? q : p);
        }
        return dims;
    }

    private static Dim outer(Shape shape, int placesBefore) {
        int axis = shape.rank() - 2 - placesBefore;
        return axis >= 0 ? shape.dim(axis) : Dim.ONE;
    }

    private static Node drop(Tape tape, Node x, int axis) {
        return tape.reshape(x, x.shape().without(List.of(axis)));
    }

    private static void check(Operand a, Node x, Operand b, Node y) {
        if (x.shape().rank() == 0 || y.shape().rank() == 0) {
            throw Refusal.of("`@` multiplies matrices; " + (x.shape().rank() == 0 ? a : b).described(), "write `*`");
        }
        Dim left = x.shape().dim(x.shape().rank() - 1);
        int axis = Math.max(0, y.shape().rank() - 2);
        Dim right = y.shape().dim(axis);
        if (!left.equals(right)) {
            throw Refusal.of(
                    "inner sizes differ: " + described(a, x) + ", " + described(b, y) + ": " + left + " against "
                            + right,
                    left.batch()
                            ? ""
                            : y.shape().rank() == 2 && left.equals(y.shape().dim(1))
                                    ? "`transpose(" + b.text() + ")` fits"
                                    : b.text() + " should be "
                                            + y.type().with(y.shape().with(axis, left)));
        }
    }

    private static String described(Operand operand, Node node) {
        TensorType type = operand.value() instanceof Tensor tensor ? tensor.type() : node.type();
        return operand.text() + " is " + type + operand.line();
    }
}
