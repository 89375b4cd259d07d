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
 * Along each axis the elements start, start + step, start + 2 * step, as many as size; negative steps go backwards. A
 * batch axis stays whole. {@code %1 = slice(%0, starts=[0, 2], sizes=[batch, 3], steps=[1, 1]) : f32[batch, 3]}
 */
public record Slice(List<Long> starts, List<Dim> sizes, List<Long> steps) implements Op.View {
    public Slice {
        starts = List.copyOf(starts);
        sizes = List.copyOf(sizes);
        steps = List.copyOf(steps);
    }

    /** All of a tensor, from the last to the first along one axis. */
    static Slice reversed(Shape shape, int axis) {
        List<Long> starts = new ArrayList<>(Collections.nCopies(shape.rank(), 0L));
        List<Long> steps = new ArrayList<>(Collections.nCopies(shape.rank(), 1L));
        starts.set(axis, Math.max(0, shape.dim(axis).count() - 1));
        steps.set(axis, -1L);
        return new Slice(starts, shape.dims(), steps);
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
        Shape from = Operands.single(inputs).shape();
        boolean fits = starts.size() == from.rank() && sizes.size() == from.rank() && steps.size() == from.rank();
        for (int axis = 0; fits && axis < from.rank(); axis++) {
            fits = fits(axis, from.dim(axis));
        }
        if (!fits) {
            throw new Mismatch("no elements " + starts + " to " + sizes + " by " + steps + " in " + from);
        }
        return inputs.get(0).with(new Shape(sizes));
    }

    private boolean fits(int axis, Dim whole) {
        long start = starts.get(axis);
        long step = steps.get(axis);
        Dim size = sizes.get(axis);
        if (whole.batch()) {
            return start == 0 && step == 1 && size.equals(whole);
        }
        long last = start + (size.count() - 1) * step;
        boolean inside = size.count() == 0 || Math.min(start, last) >= 0 && Math.max(start, last) < whole.count();
        return !size.batch() && step != 0 && inside;
    }

    /** Zeros put back where elements were left out. */
    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        Shape from = y.input(0).shape();
        List<Long> low = new ArrayList<>();
        List<Long> high = new ArrayList<>();
        List<Long> interior = new ArrayList<>();
        for (int axis = 0; axis < from.rank(); axis++) {
            long count = sizes.get(axis).count();
            long step = steps.get(axis);
            boolean whole = from.dim(axis).batch() || count == 0;
            long first = whole ? 0 : Math.min(starts.get(axis), starts.get(axis) + (count - 1) * step);
            long used = whole ? count : (count - 1) * Math.abs(step) + 1;
            low.add(first);
            high.add(from.dim(axis).count() - first - used);
            interior.add(Math.abs(step) - 1);
        }
        return List.of(Optional.of(b.add(new Pad(low, high, interior, 0), ascending(b, dy))));
    }

    private Node ascending(GraphBuilder b, Node dy) {
        if (steps.stream().allMatch(step -> step > 0)) {
            return dy;
        }
        List<Long> ends = new ArrayList<>();
        List<Long> turns = new ArrayList<>();
        for (int axis = 0; axis < steps.size(); axis++) {
            boolean backwards = steps.get(axis) < 0;
            ends.add(backwards ? Math.max(0, sizes.get(axis).count() - 1) : 0L);
            turns.add(backwards ? -1L : 1L);
        }
        return b.add(new Slice(ends, sizes, turns), dy);
    }
}
