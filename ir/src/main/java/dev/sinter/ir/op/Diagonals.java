package dev.sinter.ir.op;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Mismatch;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.graph.TensorType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What the places of {@link Windows} say of one and the same number, brought side by side: y[b, i.., t.., c..] = x[b, i +
 * t * dilation.., size - 1 - t.., c..]. {@code %1 = diagonals(%0, sizes=[2, 2], dilation=[1, 1]) : f32[batch, 28, 28, 2,
 * 2, 32]}
 *
 * @param sizes how many places a window has along each spatial axis
 */
public record Diagonals(List<Long> sizes, List<Long> dilation) implements Op.View {
    public Diagonals {
        sizes = List.copyOf(sizes);
        dilation = List.copyOf(dilation);
        Windowing.check(sizes, dilation);
    }

    private Windowing windowing() {
        return new Windowing(sizes, Windowing.ones(sizes.size()), dilation);
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
        Shape from = Operands.single(inputs).shape();
        int spatial = sizes.size();
        List<Dim> places = sizes.stream().map(Dim::of).toList();
        if (from.rank() < 2 * spatial + 1
                || !from.dims().subList(spatial + 1, 2 * spatial + 1).equals(places)) {
            throw new Mismatch("windows of " + sizes + " are needed, found " + from);
        }
        List<Dim> dims = new ArrayList<>(from.dims());
        List<Dim> moved = windowing().places(from.dims().subList(1, spatial + 1));
        for (int axis = 0; axis < spatial; axis++) {
            dims.set(axis + 1, moved.get(axis));
        }
        return inputs.get(0).with(new Shape(dims));
    }

    /** The same with zeros around: a place then finds the number that took it. */
    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        List<Long> around = new ArrayList<>(Collections.nCopies(y.shape().rank(), 0L));
        for (int axis = 0; axis < sizes.size(); axis++) {
            around.set(axis + 1, windowing().reach(axis) - 1);
        }
        Pad pad = new Pad(around, around, Collections.nCopies(y.shape().rank(), 0L), 0);
        return List.of(Optional.of(b.add(this, b.add(pad, dy))));
    }
}
