package dev.sinter.frontend.expand.tensor;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.op.Slice;
import java.util.ArrayList;
import java.util.List;

/** What a subscript takes out of a tensor, gathered axis by axis: {@code x[:, 1:-1, 0]}. */
public final class Cut {
    private final Shape from;
    private final List<Long> starts = new ArrayList<>();
    private final List<Dim> sizes = new ArrayList<>();
    private final List<Long> steps = new ArrayList<>();
    private final List<Integer> dropped = new ArrayList<>();

    public Cut(Shape from) {
        this.from = from;
    }

    /** How many axes have been said. */
    public int rank() {
        return starts.size();
    }

    /** The size of the axis whose turn it is. */
    public Dim next() {
        return from.dim(rank());
    }

    public Cut all() {
        return add(0, next(), 1);
    }

    /** One place; the axis goes. */
    public Cut one(long place) {
        dropped.add(rank());
        return add(place, Dim.ONE, 1);
    }

    public Cut range(Range range) {
        return add(range.start(), Dim.of(range.count()), range.step());
    }

    private Cut add(long start, Dim size, long step) {
        starts.add(start);
        sizes.add(size);
        steps.add(step);
        return this;
    }

    /** The part; axes that were not said stay whole. */
    public Node of(Tape tape, Node x) {
        while (rank() < from.rank()) {
            all();
        }
        boolean whole = sizes.equals(from.dims()) && steps.stream().allMatch(step -> step == 1);
        Node part = whole ? x : tape.add(new Slice(starts, sizes, steps), x);
        return tape.reshape(part, part.shape().without(dropped));
    }
}
