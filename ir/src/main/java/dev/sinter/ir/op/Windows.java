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
import java.util.stream.IntStream;

/**
 * Every window that moves over the spatial axes, which stand behind the first: y[b, i.., t.., c..] = x[b, i * stride + t
 * * dilation.., c..]. {@code %1 = windows(%0, sizes=[2, 2], strides=[2, 2], dilation=[1, 1]) : f32[batch, 14, 14, 2, 2,
 * 32]}
 *
 * @param sizes how many places a window has along each spatial axis
 */
public record Windows(List<Long> sizes, List<Long> strides, List<Long> dilation) implements Op.View {
    public Windows {
        sizes = List.copyOf(sizes);
        strides = List.copyOf(strides);
        dilation = List.copyOf(dilation);
        Windowing.check(sizes, strides, dilation);
    }

    private Windowing windowing() {
        return new Windowing(sizes, strides, dilation);
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
        Shape from = Operands.single(inputs).shape();
        int spatial = sizes.size();
        if (from.rank() < spatial + 1) {
            throw new Mismatch("windows over " + spatial + " axes behind the first are not possible in " + from);
        }
        List<Dim> dims = new ArrayList<>();
        dims.add(from.dim(0));
        dims.addAll(windowing().places(from.dims().subList(1, spatial + 1)));
        sizes.forEach(size -> dims.add(Dim.of(size)));
        dims.addAll(from.dims().subList(spatial + 1, from.rank()));
        return inputs.get(0).with(new Shape(dims));
    }

    /** Each number gets the sum of what arrives at its places in windows, these in ascending order. */
    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        Shape from = y.input(0).shape();
        if (strides.equals(sizes) && dilation.equals(Windowing.ones(sizes.size()))) {
            return List.of(Optional.of(sideBySide(b, from, dy)));
        }
        int spatial = sizes.size();
        Node spread = b.add(windowing().spread(from.dims(), y.shape().rank()), dy);
        Node beside = b.add(new Diagonals(sizes, dilation), spread);
        List<Integer> places =
                IntStream.rangeClosed(spatial + 1, 2 * spatial).boxed().toList();
        return List.of(Optional.of(b.add(new Sum(places), beside)));
    }

    /** Windows that stand side by side have each number once at most. */
    private Node sideBySide(GraphBuilder b, Shape from, Node dy) {
        int spatial = sizes.size();
        List<Integer> order = new ArrayList<>(List.of(0));
        Shape covered = from;
        List<Long> rest = new ArrayList<>(Collections.nCopies(from.rank(), 0L));
        for (int axis = 1; axis <= spatial; axis++) {
            order.addAll(List.of(axis, axis + spatial));
            covered = covered.with(axis, dy.shape().dim(axis).times(dy.shape().dim(axis + spatial)));
            rest.set(axis, from.dim(axis).count() - covered.dim(axis).count());
        }
        IntStream.range(2 * spatial + 1, dy.shape().rank()).forEach(order::add);
        Node inPlace = b.add(new Reshape(covered), b.add(new Transpose(order), dy));
        List<Long> none = Collections.nCopies(from.rank(), 0L);
        return rest.equals(none) ? inPlace : b.add(new Pad(none, rest, none, 0), inPlace);
    }
}
