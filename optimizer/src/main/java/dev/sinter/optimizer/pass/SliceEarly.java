package dev.sinter.optimizer.pass;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Result;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.op.Convolve;
import dev.sinter.ir.op.Pad;
import dev.sinter.ir.op.Reshape;
import dev.sinter.ir.op.Slice;
import dev.sinter.optimizer.Pass;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * {@code slice(convolve(%0, %1))  =>  convolve(slice(%0), %1)}, and so for pad and for a reshape that only adds or drops axes of size 1
 *
 * <p>What nobody asks for is not computed: of the gradient of a padded image, only the part inside the padding is wanted. Just where the
 * slice is the one reader, or the whole would be computed beside its part. A window that is left keeps all of its places, so the bits
 * stay. In the group, as each step brings the slice to another operation, and a slice that takes everything is for Simplify.
 */
public final class SliceEarly implements Pass {
    @Override
    public Graph run(Graph graph) {
        Map<Node, Integer> readers = readers(graph);
        return Rewrite.run(graph, term -> early(term, readers));
    }

    /** How often each value is read on the way to the results. */
    private static Map<Node, Integer> readers(Graph graph) {
        Map<Node, Integer> readers = new HashMap<>();
        graph.results().stream().map(Result::value).forEach(value -> readers.merge(value, 1, Integer::sum));
        for (Node node : graph.nodes().reversed()) {
            if (readers.containsKey(node)) {
                node.inputs().forEach(input -> readers.merge(input, 1, Integer::sum));
            }
        }
        return readers;
    }

    private static Optional<Node> early(Term term, Map<Node, Integer> readers) {
        boolean applies = term.op() instanceof Slice slice
                && slice.sizes().stream().noneMatch(size -> size.equals(Dim.of(0)))
                && readers.containsKey(term.node())
                && readers.get(term.node().input(0)) == 1;
        if (!applies) {
            return Optional.empty();
        }
        Slice slice = (Slice) term.op();
        return switch (term.x(0).op()) {
            case Reshape _ -> ofReshape(term, slice);
            case Pad pad -> ofPad(term, slice, pad);
            case Convolve convolve -> ofConvolve(term, slice, convolve);
            default -> Optional.empty();
        };
    }

    /** slice(reshape(x)) = reshape(slice(x)) when both have the same axes longer than 1. */
    private static Optional<Node> ofReshape(Term term, Slice slice) {
        Shape after = term.x(0).shape();
        Node x = term.x(0).input(0);
        List<Integer> to = longAxes(after);
        List<Integer> from = longAxes(x.shape());
        if (!to.stream()
                .map(after::dim)
                .toList()
                .equals(from.stream().map(x.shape()::dim).toList())) {
            return Optional.empty();
        }
        Axes axes = Axes.whole(x.shape());
        for (int i = 0; i < from.size(); i++) {
            axes.take(from.get(i), slice, to.get(i));
        }
        return Optional.of(term.add(new Reshape(term.shape()), term.add(axes.slice(), x)));
    }

    private static List<Integer> longAxes(Shape shape) {
        return IntStream.range(0, shape.rank())
                .filter(axis -> !shape.dim(axis).isOne())
                .boxed()
                .toList();
    }

    /** slice(pad(x)) = pad(slice(x)) with less padding, when each axis is left with some of x. */
    private static Optional<Node> ofPad(Term term, Slice slice, Pad pad) {
        Node x = term.x(0).input(0);
        Axes axes = Axes.whole(x.shape());
        List<Long> low = new ArrayList<>(pad.low());
        List<Long> high = new ArrayList<>(pad.high());
        for (int axis = 0; axis < x.shape().rank(); axis++) {
            if (x.shape().dim(axis).equals(term.x(0).shape().dim(axis))) {
                axes.take(axis, slice, axis);
                continue;
            }
            long apart = pad.interior().get(axis) + 1;
            long start = slice.starts().get(axis) - pad.low().get(axis);
            long last = start + slice.sizes().get(axis).count() - 1;
            long first = Math.max(0, Math.ceilDiv(start, apart));
            long end = Math.min(x.shape().dim(axis).count() - 1, Math.floorDiv(last, apart));
            if (slice.steps().get(axis) != 1 || first > end) {
                return Optional.empty();
            }
            axes.take(axis, first, Dim.of(end - first + 1), 1);
            low.set(axis, first * apart - start);
            high.set(axis, last - end * apart);
        }
        return Optional.of(term.add(new Pad(low, high, pad.interior(), pad.value()), term.add(axes.slice(), x)));
    }

    /** slice(convolve(x, w)) = convolve(slice(x), w) when all groups and filters are taken. */
    private static Optional<Node> ofConvolve(Term term, Slice slice, Convolve convolve) {
        Node x = term.x(0).input(0);
        Node kernel = term.x(0).input(1);
        int spatial = convolve.strides().size();
        boolean ascending = slice.steps().stream().allMatch(step -> step > 0);
        if (!ascending || !isWhole(term, slice, spatial + 1) || !isWhole(term, slice, spatial + 2)) {
            return Optional.empty();
        }
        Axes axes = Axes.whole(x.shape());
        axes.take(0, slice, 0);
        List<Long> strides = new ArrayList<>();
        for (int axis = 0; axis < spatial; axis++) {
            long step = convolve.strides().get(axis);
            long stride = step * slice.steps().get(1 + axis);
            long window =
                    (kernel.shape().dim(axis).count() - 1) * convolve.dilation().get(axis) + 1;
            long windows = slice.sizes().get(1 + axis).count();
            axes.take(1 + axis, slice.starts().get(1 + axis) * step, Dim.of((windows - 1) * stride + window), 1);
            strides.add(stride);
        }
        Convolve part = new Convolve(strides, convolve.dilation(), convolve.reversal());
        return Optional.of(term.add(part, term.add(axes.slice(), x), kernel));
    }

    private static boolean isWhole(Term term, Slice slice, int axis) {
        return slice.sizes().get(axis).equals(term.x(0).shape().dim(axis));
    }

    /** What a slice takes along each axis; everything at first. */
    private record Axes(List<Long> starts, List<Dim> sizes, List<Long> steps) {
        static Axes whole(Shape shape) {
            return new Axes(
                    new ArrayList<>(Collections.nCopies(shape.rank(), 0L)),
                    new ArrayList<>(shape.dims()),
                    new ArrayList<>(Collections.nCopies(shape.rank(), 1L)));
        }

        void take(int axis, long start, Dim size, long step) {
            starts.set(axis, start);
            sizes.set(axis, size);
            steps.set(axis, step);
        }

        void take(int axis, Slice slice, int from) {
            take(
                    axis,
                    slice.starts().get(from),
                    slice.sizes().get(from),
                    slice.steps().get(from));
        }

        Slice slice() {
            return new Slice(starts, sizes, steps);
        }
    }
}
