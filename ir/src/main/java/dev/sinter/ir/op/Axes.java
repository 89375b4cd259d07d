package dev.sinter.ir.op;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Mismatch;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Axes that disappear, and how they come back. */
final class Axes {
    private Axes() {}

    static void check(List<Integer> axes, Shape shape) {
        for (int axis : axes) {
            if (axis < 0 || axis >= shape.rank()) {
                throw new Mismatch("no axis " + axis + " in " + shape);
            }
        }
    }

    /** The axes of a reduction as its record keeps them: ascending, each once, not empty. */
    static List<Integer> ascending(List<Integer> axes) {
        List<Integer> sorted = axes.stream().sorted().distinct().toList();
        if (axes.isEmpty() || sorted.size() != axes.size() || sorted.get(0) < 0) {
            throw new Mismatch("expected different axes from 0, found " + axes);
        }
        return sorted;
    }

    /** The type after a reduction: the axes gone. */
    static TensorType without(List<TensorType> inputs, List<Integer> axes, DType dtype) {
        Shape shape = Operands.single(inputs).shape();
        check(axes, shape);
        return new TensorType(dtype, shape.without(axes));
    }

    /** A reduced tensor stretched to the shape that it had before. */
    static Node restore(GraphBuilder b, Node reduced, List<Integer> axes, Shape before) {
        Shape ones = before;
        for (int axis : axes) {
            ones = ones.with(axis, Dim.ONE);
        }
        return b.add(new Broadcast(before), b.add(new Reshape(ones), reduced));
    }

    /** The order of all axes that puts the given ones last. */
    static List<Integer> last(List<Integer> axes, int rank) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
        order.removeAll(axes);
        order.addAll(axes);
        return order;
    }
}
