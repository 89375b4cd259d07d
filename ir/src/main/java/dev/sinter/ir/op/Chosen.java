package dev.sinter.ir.op;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Shape;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** The gradient of a reduction that picks one element: all of it goes to that element. */
final class Chosen {
    private Chosen() {}

    /**
     * @param pick the operation that gives the place among the elements of these axes
     */
    static Node gradient(GraphBuilder b, Node x, Node dy, List<Integer> axes, Function<List<Integer>, Op> pick) {
        Shape shape = x.shape();
        Node index = Axes.restore(b, b.add(pick.apply(axes), x), axes, shape);
        Node count = b.add(new Iota(
                DType.I32, Shape.of(new Shape(axes.stream().map(shape::dim).toList()).size()), 0));
        List<Dim> reduced = new ArrayList<>(Collections.nCopies(shape.rank(), Dim.ONE));
        axes.forEach(axis -> reduced.set(axis, shape.dim(axis)));
        Node position = b.add(new Broadcast(shape), b.add(new Reshape(new Shape(reduced)), count));
        Node isChosen = b.add(new Equal(), position, index);
        Node arriving = Axes.restore(b, dy, axes, shape);
        return b.add(new Select(), isChosen, arriving, Constant.filled(b, 0, arriving.type()));
    }
}
