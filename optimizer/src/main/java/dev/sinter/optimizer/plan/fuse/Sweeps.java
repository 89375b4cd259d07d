package dev.sinter.optimizer.plan.fuse;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.kernel.Buffer;
import dev.sinter.ir.kernel.Extent;
import dev.sinter.ir.kernel.Sweep;
import dev.sinter.ir.kernel.Sweep.Kind;
import dev.sinter.ir.op.ArgSort;
import dev.sinter.ir.op.CumSum;
import dev.sinter.ir.op.Gather;
import dev.sinter.ir.op.Op;
import dev.sinter.ir.op.ScatterAdd;
import java.util.List;

/** The operations that go from element to element, as actions over buffers. */
final class Sweeps {
    private Sweeps() {}

    static Sweep of(Node node, Op.Ordered op, String name, Buffers buffers) {
        Shape shape = node.shape();
        int last = shape.rank() - 1;
        return switch (op) {
            case Gather _ ->
                sweep(
                        node,
                        Kind.GATHER,
                        name,
                        buffers,
                        node.input(1).shape().size(),
                        1,
                        width(node.input(0).shape(), 0));
            case ScatterAdd _ ->
                sweep(
                        node,
                        Kind.SCATTER_ADD,
                        name,
                        buffers,
                        node.input(1).shape().size(),
                        1,
                        width(shape, 0));
            case CumSum(int axis) -> {
                Dim rows = new Shape(shape.dims().subList(0, axis)).size();
                yield sweep(
                        node, Kind.CUM_SUM, name, buffers, rows, shape.dim(axis).count(), width(shape, axis));
            }
            case ArgSort(boolean descending) -> {
                Kind kind = descending ? Kind.ARG_SORT_DESCENDING : Kind.ARG_SORT;
                Dim rows = new Shape(shape.dims().subList(0, last)).size();
                yield sweep(node, kind, name, buffers, rows, shape.dim(last).count(), Dim.ONE);
            }
        };
    }

    private static Dim width(Shape shape, int axis) {
        return new Shape(shape.dims().subList(axis + 1, shape.rank())).size();
    }

    private static Sweep sweep(Node node, Kind kind, String name, Buffers buffers, Dim rows, long count, Dim width) {
        List<Buffer> reads = node.inputs().stream().map(buffers::of).toList();
        return new Sweep(name, node.origin(), kind, reads, buffers.of(node), Extent.of(rows), count, Extent.of(width));
    }
}
