package dev.sinter.frontend.expand.tensor;

import dev.sinter.frontend.expand.value.ConstantArray;
import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.op.ArgMax;
import dev.sinter.ir.op.ArgMin;
import dev.sinter.ir.op.Op;
import dev.sinter.ir.op.Prod;
import dev.sinter.ir.op.ReduceMax;
import dev.sinter.ir.op.ReduceMin;
import dev.sinter.ir.op.Sum;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A row of numbers turned into one number: what it is on a tensor, and on numbers known while compiling. */
public enum Reduction {
    SUM(Sum::new, row -> row.stream().reduce(0.0, Double::sum)),
    PROD(Prod::new, row -> row.stream().reduce(1.0, (a, b) -> a * b)),
    MAX(ReduceMax::new, row -> row.stream().reduce(Double.NEGATIVE_INFINITY, Math::max)),
    MIN(ReduceMin::new, row -> row.stream().reduce(Double.POSITIVE_INFINITY, Math::min)),
    ARGMAX(ArgMax::new, row -> (double) place(row, true)),
    ARGMIN(ArgMin::new, row -> (double) place(row, false));

    private final Function<List<Integer>, Op> op;
    private final Function<List<Double>, Double> row;

    Reduction(Function<List<Integer>, Op> op, Function<List<Double>, Double> row) {
        this.op = op;
        this.row = row;
    }

    /** Of a tensor; no axes leave it as it is. */
    public Node of(Tape tape, Node x, List<Integer> axes, boolean keepdims) {
        if (axes.isEmpty()) {
            return x;
        }
        Node reduced = tape.add(op.apply(axes), x);
        return keepdims ? tape.reshape(reduced, ones(x.shape(), axes)) : reduced;
    }

    /** Of numbers known while compiling. */
    public ConstantArray of(ConstantArray x, List<Integer> axes, boolean keepdims) {
        ConstantArray reduced = x.reduce(axes, row);
        if (keepdims) {
            return reduced;
        }
        List<Integer> kept = new ArrayList<>();
        for (int axis = 0; axis < x.sizes().size(); axis++) {
            if (!axes.contains(axis)) {
                kept.add(reduced.sizes().get(axis));
            }
        }
        return reduced.reshaped(kept);
    }

    private static Shape ones(Shape shape, List<Integer> axes) {
        Shape result = shape;
        for (int axis : axes) {
            result = result.with(axis, Dim.ONE);
        }
        return result;
    }

    private static int place(List<Double> row, boolean largest) {
        int best = 0;
        for (int i = 1; i < row.size(); i++) {
            boolean better = largest ? row.get(i) > row.get(best) : row.get(i) < row.get(best);
            best = better ? i : best;
        }
        return best;
    }
}
