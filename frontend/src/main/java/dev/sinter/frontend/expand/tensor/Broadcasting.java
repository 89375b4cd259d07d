package dev.sinter.frontend.expand.tensor;

import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Refusal;
import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.graph.TensorType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** NumPy's rule, with one exception: {@code batch} never lands twice in one shape. */
public final class Broadcasting {
    private static final String RULE = "sizes are compared from the right and must be equal or 1";

    private Broadcasting() {}

    /** {@code [batch, 4]} and {@code [4]} give {@code [batch, 4]}. */
    public static Shape join(String operator, Operand a, TensorType left, Operand b, TensorType right) {
        List<Dim> dims = new ArrayList<>();
        Shape x = left.shape();
        Shape y = right.shape();
        for (int i = 1; i <= Math.max(x.rank(), y.rank()); i++) {
            Dim p = fromRight(x, i);
            Dim q = fromRight(y, i);
            if (!p.isOne() && !q.isOne() && !p.equals(q)) {
                throw Refusal.of(
                        "shapes do not broadcast: " + described(a, left) + ", " + described(b, right) + ": " + p
                                + " against " + q,
                        lacksLast(x, y) ? expand(a) : lacksLast(y, x) ? expand(b) : RULE);
            }
            dims.add(p.isOne() ? q : p);
        }
        Collections.reverse(dims);
        if (dims.stream().filter(Dim::batch).count() > 1) {
            throw batchTwice(operator, a, left, b, right, dims);
        }
        return new Shape(dims);
    }

    /** {@code [batch]} against {@code [batch, 3]}. */
    private static boolean lacksLast(Shape shape, Shape other) {
        return shape.rank() > 0
                && shape.rank() == other.rank() - 1
                && shape.dims().equals(other.dims().subList(0, shape.rank()));
    }

    private static String expand(Operand operand) {
        return "`expand(" + operand.text() + ", -1)` gives it the last axis";
    }

    private static Dim fromRight(Shape shape, int place) {
        return place <= shape.rank() ? shape.dim(shape.rank() - place) : Dim.ONE;
    }

    private static String described(Operand operand, TensorType type) {
        return operand.text() + " is " + type + operand.line();
    }

    private static Refusal batchTwice(
            String operator, Operand a, TensorType left, Operand b, TensorType right, List<Dim> dims) {
        String result = left.dtype() + dims.toString();
        String message = isWord(operator)
                ? "`" + operator + "` of " + left + " and " + right + " would be " + result
                : left + " " + operator + " " + right + " would be " + result;
        boolean leftIsLonger = left.shape().rank() >= right.shape().rank();
        Operand longer = leftIsLonger ? a : b;
        Operand shorter = leftIsLonger ? b : a;
        TensorType wanted = leftIsLonger ? left : right;
        String dropped = wanted.shape().rank() == 2 ? ", or write `" + longer.inside() + "[:, 0]`" : "";
        return Refusal.of(
                message + ": every sample against every other", "make `" + shorter.text() + "` " + wanted + dropped);
    }

    private static boolean isWord(String operator) {
        return Character.isLetter(operator.charAt(0));
    }
}
