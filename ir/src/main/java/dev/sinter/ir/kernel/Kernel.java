package dev.sinter.ir.kernel;

import dev.sinter.ir.graph.Origin;
import dev.sinter.ir.scalar.Scalar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One generated method: a loop nest over affine accesses.
 *
 * <pre>
 * for each turn of loops:
 *     reduced = combine of elements(reads) over reduction.loops     (when there is a reduction)
 *     for each write: target = value(reads, reduced)
 * </pre>
 *
 * All reads of one turn come before its writes, and a kernel that writes where it reads does so with the same access,
 * so turns are independent of one another and may run in any order.
 *
 * @param name unique in its plan, a Java identifier: {@code hidden1_dot}
 * @param loops the output loops, outermost first
 * @param reads In(i) of all formulas; strides cover output loops, then reduction loops
 * @param writes one or more
 */
public record Kernel(
        String name,
        Origin origin,
        List<Loop> loops,
        Optional<Reduction> reduction,
        List<Access> reads,
        List<Write> writes,
        Schedule schedule)
        implements Action {
    public Kernel {
        loops = List.copyOf(loops);
        reads = List.copyOf(reads);
        writes = List.copyOf(writes);
        if (schedule.split().isPresent()
                && loops.get(schedule.split().getAsInt()).size().isOne()) {
            throw new IllegalArgumentException(name + " is split along a loop of one turn");
        }
    }

    /** How it is run: {@code tile 4 rows x 2 vectors, split along i}. */
    public String how() {
        return schedule
                + (schedule.split().isPresent()
                        ? ", split along "
                                + loops.get(schedule.split().getAsInt()).name()
                        : "");
    }

    /** What formulas of this kernel read from memory. */
    public List<Access> reads(Collection<Scalar> formulas) {
        List<Access> found = new ArrayList<>();
        for (Scalar part : Scalar.parts(formulas)) {
            if (part instanceof Scalar.In in && in.position() < reads.size()) {
                found.add(reads.get(in.position()));
            }
        }
        return found;
    }

    /** The same kernel, said to come from another place. */
    public Kernel at(Origin other) {
        return new Kernel(name, other, loops, reduction, reads, writes, schedule);
    }

    /** The same kernel, run another way. */
    public Kernel with(Schedule other) {
        return new Kernel(name, origin, loops, reduction, reads, writes, other);
    }
}
