package dev.sinter.ir.op;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Shape;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** The gradient of a reduction that picks one element: all of it goes to that element. */
final class Chosen {
    private Chosen() {}

    /**
     * The axes are brought to the end and joined to one, in which {@code pick} finds the element.
     *
     * @param pick the operation that gives the position along an axis
     */
    static Node gradient(GraphBuilder b, Node x, Node dy, List<Integer> axes, IntFunction<Op> pick) {
        Transpose order = new Transpose(Axes.last(axes, x.shape().rank()));
        Node turned = b.add(order, x);
        List<Dim> dims = new ArrayList<>(dy.shape().dims());
        dims.add(new Shape(axes.stream().map(x.shape()::dim).toList()).size());
        Node rows = b.add(new Reshape(new Shape(dims)), turned);
        int last = rows.shape().rank() - 1;
        Node index = Axes.restore(b, b.add(pick.apply(last), rows), List.of(last), rows.shape());
        Node position = b.add(new Iota(DType.I32, Shape.of(dims.get(last)), 0));
        Node isChosen = b.add(new Equal(), b.add(new Broadcast(rows.shape()), position), index);
        Node arriving = Axes.restore(b, dy, List.of(last), rows.shape());
        Node flowing = b.add(new Select(), isChosen, arriving, Constant.filled(b, 0, arriving.type()));
        return b.add(order.inverse(), b.add(new Reshape(turned.shape()), flowing));
    }
}
