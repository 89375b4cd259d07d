package dev.sinter.codegen.kernel;

import static dev.sinter.codegen.code.Code.add;
import static dev.sinter.codegen.code.Code.compare;
import static dev.sinter.codegen.code.Code.constant;
import static dev.sinter.codegen.code.Code.max;
import static dev.sinter.codegen.code.Code.min;
import static dev.sinter.codegen.code.Code.mul;
import static dev.sinter.codegen.code.Code.sub;

import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.code.Expr.Local;
import dev.sinter.codegen.code.Expr.Relation;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Loop;
import dev.sinter.ir.kernel.Reduction;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The reduction loops of a kernel around whatever is done in one turn, cut into blocks where the canonical order needs it. */
public final class ReductionLoops {
    /** What one turn, and the end of a block, do. */
    public interface Sums {
        /** Declares the variables of the sums, from their start, and for a blocked sum those of the totals, from -0. */
        void declare(Body body, boolean blocked);

        /** Adds the sums to the totals. */
        void close(Body body);

        /** Sets the sums to their start again. */
        void restart(Body body);

        /** Takes one element more. */
        void turn(Body body);
    }

    /** How the innermost of the loops, or several of them as if they were one, run over some of their turns. */
    public interface Innermost {
        /** @param some whether there is at least one turn for certain */
        void write(Body body, int loop, Expr from, Expr to, boolean some);
    }

    private final List<Loop> loops;
    private final int first;
    private final int last;
    private final Values values;
    private final Positions positions;

    public ReductionLoops(Kernel kernel, Values values, Positions positions) {
        this.loops = kernel.reduction().orElseThrow().loops();
        this.first = kernel.loops().size();
        this.values = values;
        this.positions = positions;
        last = lastOfSeveralTurns(loops);
    }

    /** The last loop of several turns, which is the innermost one in the code; the first when none has several. */
    public static int lastOfSeveralTurns(List<Loop> loops) {
        for (int r = loops.size() - 1; r > 0; r--) {
            if (!loops.get(r).size().isOne()) {
                return r;
            }
        }
        return 0;
    }

    /** True when a sum of this order has to be cut. */
    public static boolean isBlocked(Reduction reduction) {
        return Blocks.isOrdered(reduction) && !Blocks.fitsOne(reduction);
    }

    /** Writes the loops; afterwards the sums, or for blocked ones the totals, are complete. */
    public void write(Body body, boolean blocked, Sums sums) {
        write(body, blocked, sums, (inner, loop, from, to, some) -> steps(inner, loop, from, to, some, sums));
    }

    /** The same, with an innermost loop that takes its elements in its own way. */
    public void write(Body body, boolean blocked, Sums sums, Innermost innermost) {
        write(body, blocked, sums, 1, innermost);
    }

    /** The same, with so many innermost loops that are run as one: its turns are theirs, one after the other. */
    public void write(Body body, boolean blocked, Sums sums, int together, Innermost innermost) {
        sums.declare(body, blocked);
        int outer = last + 1 - together;
        Expr size = positions.size(first + outer);
        for (int r = outer + 1; r <= last; r++) {
            size = mul(size, positions.size(first + r));
        }
        Expr all = size;
        if (!blocked) {
            loops(body, 0, outer, inner -> innermost.write(inner, first + last, constant(0), all, false));
        } else if (loops.stream().limit(outer).allMatch(loop -> loop.size().isOne())) {
            oneLoop(body, sums, all, innermost);
        } else {
            severalLoops(body, sums, outer, all, innermost);
        }
    }

    private void steps(Body body, int loop, Expr from, Expr to, boolean some, Sums sums) {
        if (to.equals(constant(1))) {
            sums.turn(body);
            return;
        }
        BiConsumer<Body, Local> each = (turn, i) -> {
            values.open(loop, i, turn);
            sums.turn(turn);
            values.close();
        };
        String name = loops.get(loop - first).name();
        if (some) {
            body.loopAtLeastOnce(name, from, to, each);
        } else {
            body.loop(name, from, to, 1, each);
        }
    }

    /** Plain loops around what is given. */
    void each(Body body, Consumer<Body> innermost) {
        loops(body, 0, loops.size(), innermost);
    }

    /** Opens the loops from loop r of them on up to loop {@code end}, and hands over the innermost body. */
    private void loops(Body body, int r, int end, Consumer<Body> innermost) {
        if (r == end) {
            innermost.accept(body);
        } else if (loops.get(r).size().isOne()) {
            loops(body, r + 1, end, innermost);
        } else {
            body.loop(loops.get(r).name(), constant(0), positions.size(first + r), 1, (inner, i) -> {
                values.open(first + r, i, inner);
                loops(inner, r + 1, end, innermost);
                values.close();
            });
        }
    }

    /** There is one block even over nothing, so that the total of nothing is +0. */
    private void oneLoop(Body body, Sums sums, Expr size, Innermost innermost) {
        body.loop("block", constant(0), max(size, constant(1)), Blocks.SIZE, (block, start) -> {
            sums.restart(block);
            Local end = block.declare("end", min(size, add(start, Blocks.SIZE)));
            innermost.write(block, first + last, start, end, false);
            sums.close(block);
        });
    }

    /** A block is closed when the next element comes, so there is always one open, even over nothing. */
    private void severalLoops(Body body, Sums sums, int outer, Expr size, Innermost innermost) {
        Local left = body.declare("left", constant(Blocks.SIZE));
        loops(body, 0, outer, inner -> {
            Local from = inner.declare("from", constant(0));
            inner.whilst(compare(Relation.LT, from, size), part -> {
                part.when(compare(Relation.EQ, left, constant(0)), full -> {
                    sums.close(full);
                    sums.restart(full);
                    full.assign(left, constant(Blocks.SIZE));
                });
                Local end = part.declare("end", add(from, min(sub(size, from), left)));
                innermost.write(part, first + last, from, end, true);
                part.assign(left, sub(left, sub(end, from)));
                part.assign(from, end);
            });
        });
        sums.close(body);
    }
}
