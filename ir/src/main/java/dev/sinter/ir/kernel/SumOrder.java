package dev.sinter.ir.kernel;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.kernel.Reduction.Order;
import dev.sinter.ir.op.Nest;
import java.util.List;

/**
 * The order in which a sum is taken, which fixes its bits: a function of the operation and its static shape. The
 * interpreter and the planner both ask here.
 *
 * <p>Within an order, the block results are added from the first on: {@code (block0 + block1) + block2}; a single block
 * is the result itself, and a sum of nothing is +0.0. Axes of size 1 count like any others, so removing one may change
 * the order.
 */
public final class SumOrder {
    private static final long FEW_COLUMNS = 4;
    private static final long LONG_ROW = 64;

    private SumOrder() {}

    /**
     * One pass over a tensor: these axes of the tensor before any pass disappear, their flat row-major position being
     * the reduction index.
     */
    public record Pass(List<Integer> axes, Order order) {
        public Pass {
            axes = List.copyOf(axes);
        }
    }

    /** The passes of a sum over these axes (ascending), each summing what the one before left. */
    public static List<Pass> passes(Shape shape, List<Integer> axes) {
        int last = shape.rank() - 1;
        if (axes.size() == shape.rank()) {
            return List.of(new Pass(axes, Order.LANES));
        }
        if (!axes.contains(last)) {
            return List.of(new Pass(axes, Order.CHAIN));
        }
        Pass rows = new Pass(List.of(last), Order.LANES);
        List<Integer> outer = axes.stream().filter(axis -> axis != last).toList();
        return outer.isEmpty() ? List.of(rows) : List.of(rows, new Pass(outer, Order.CHAIN));
    }

    /** The order of a contraction: lanes for a long fixed row that meets at most four columns, else a chain. */
    public static Order of(Nest nest) {
        if (nest.reductions().size() != 1 || nest.outputs().isEmpty()) {
            return Order.CHAIN;
        }
        Dim row = nest.reductions().getFirst();
        Dim columns = nest.outputs().getLast();
        boolean lanes = !row.batch() && row.count() >= LONG_ROW && !columns.batch() && columns.count() <= FEW_COLUMNS;
        return lanes ? Order.LANES : Order.CHAIN;
    }
}
