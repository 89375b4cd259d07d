package dev.sinter.codegen.kernel;

import static dev.sinter.codegen.code.Code.add;
import static dev.sinter.codegen.code.Code.binary;
import static dev.sinter.codegen.code.Code.compare;
import static dev.sinter.codegen.code.Code.constant;
import static dev.sinter.codegen.code.Code.max;
import static dev.sinter.codegen.code.Code.min;

import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.Code;
import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.code.Expr.Local;
import dev.sinter.codegen.code.Expr.Operator;
import dev.sinter.codegen.code.Expr.Relation;
import dev.sinter.codegen.code.Type;
import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Reduction;
import dev.sinter.ir.scalar.Scalar;
import java.util.List;
import java.util.Optional;

/** The reduction of a kernel as plain loops over single numbers, in its canonical order. */
final class ScalarReduction {
    private static final int LANES = 16;
    /** So many operations are written one after the other at most. */
    private static final int MOST_CALLS = 100;

    private final Kernel kernel;
    private final Reduction reduction;
    private final Values values;
    private final Positions positions;

    ScalarReduction(Kernel kernel, Reduction reduction, Values values, Positions positions) {
        this.kernel = kernel;
        this.reduction = reduction;
        this.values = values;
        this.positions = positions;
    }

    /** Writes the loops; the result is the reduced value. */
    Expr write(Body body) {
        if (reduction.combine() == Reduction.Combine.ARGMAX || reduction.combine() == Reduction.Combine.ARGMIN) {
            return firstBest(body);
        }
        if (reduction.order() == Reduction.Order.LANES && Blocks.isOrdered(reduction)) {
            return isShort() ? tree(body, 0, 1).orElseGet(() -> Combining.start(reduction)) : lanes(body);
        }
        return chain(body);
    }

    private List<Expr> elements() {
        return reduction.elements().stream().map(values::number).toList();
    }

    private Expr chain(Body body) {
        boolean blocked = ReductionLoops.isBlocked(reduction);
        Chain chain = new Chain();
        new ReductionLoops(kernel, values, positions).write(body, blocked, chain);
        return blocked ? chain.total : chain.sum;
    }

    /** One sum, and the total of the blocks before it. */
    private final class Chain implements ReductionLoops.Sums {
        private Local sum;
        private Local total;

        @Override
        public void declare(Body body, boolean blocked) {
            sum = body.declare("sum", Combining.start(reduction));
            if (blocked) {
                total = body.declare("total", Blocks.nothing(reduction));
            }
        }

        @Override
        public void close(Body body) {
            body.assign(total, binary(Operator.ADD, total, sum));
        }

        @Override
        public void restart(Body body) {
            body.assign(sum, Combining.start(reduction));
        }

        @Override
        public void turn(Body body) {
            body.assign(sum, Combining.step(reduction, sum, elements(), body));
        }
    }

    /** Whether each lane has one element at most, and writing all of them out is little code. */
    private boolean isShort() {
        Dim size = reduction.loops().getFirst().size();
        return !size.batch()
                && size.count() <= LANES
                && size.count() * (1 + Scalar.functions(reduction.elements())) <= MOST_CALLS;
    }

    /**
     * The tree over the lanes from {@code lane} on in such steps, of one element each; none where there are no elements. A sum that
     * began at +0 is not -0, so that the +0 of an empty lane changes nothing; a multiply-add of numbers too small to tell from 0 may be.
     */
    private Optional<Expr> tree(Body body, int lane, int step) {
        if (step == LANES) {
            return lane < reduction.loops().getFirst().size().count()
                    ? Optional.of(lane(body, lane))
                    : Optional.empty();
        }
        Optional<Expr> left = tree(body, lane, 2 * step);
        Optional<Expr> right = tree(body, lane + step, 2 * step);
        if (right.isEmpty() && (left.isEmpty() || reduction.combine() == Reduction.Combine.SUM)) {
            return left;
        }
        return Optional.of(binary(Operator.ADD, left.orElseThrow(), right.orElseGet(() -> Combining.start(reduction))));
    }

    private Expr lane(Body body, int element) {
        values.open(kernel.loops().size(), constant(element), body);
        Expr sum = Combining.step(reduction, Combining.start(reduction), elements(), body);
        values.close();
        return sum;
    }

    /**
     * The lanes of a block one after the other, in the order in which the tree takes them, so that four waiting sums are enough:
     * lane 0, 8, 4, 12, 2... and after every second one a pair is added, after every fourth a pair of pairs.
     */
    private Expr lanes(Body body) {
        int loop = kernel.loops().size();
        Expr size = positions.size(loop);
        Local total = body.declare("total", Blocks.nothing(reduction));
        List<Local> waiting = List.of(
                body.declare("one", Combining.start(reduction)),
                body.declare("two", Combining.start(reduction)),
                body.declare("four", Combining.start(reduction)),
                body.declare("eight", Combining.start(reduction)));
        body.loop("block", constant(0), max(size, constant(1)), Blocks.SIZE, (block, start) -> {
            Local end = block.declare("end", min(size, add(start, Blocks.SIZE)));
            block.loop("turn", constant(0), constant(LANES), 1, (turns, turn) -> {
                Local sum = turns.declare("sum", Combining.start(reduction));
                turns.loop(reduction.loops().get(0).name(), add(start, lane(turn)), end, LANES, (inner, i) -> {
                    values.open(loop, i, inner);
                    inner.assign(sum, Combining.step(reduction, sum, elements(), inner));
                    values.close();
                });
                pair(turns, turn, 0, waiting, sum, total);
            });
        });
        return total;
    }

    /** The four bits of the turn in reverse. */
    private static Expr lane(Local turn) {
        Expr reversed = Code.call(Type.named("java/lang/Integer"), "reverse", Type.INT, turn);
        return binary(Operator.USHR, reversed, constant(28));
    }

    private static void pair(Body body, Local turn, int bit, List<Local> waiting, Local sum, Local total) {
        if (bit == waiting.size()) {
            body.assign(total, binary(Operator.ADD, total, sum));
            return;
        }
        Expr even = compare(Relation.EQ, binary(Operator.AND, turn, constant(1 << bit)), constant(0));
        body.when(even, first -> first.assign(waiting.get(bit), sum), second -> {
            second.assign(sum, binary(Operator.ADD, waiting.get(bit), sum));
            pair(second, turn, bit + 1, waiting, sum, total);
        });
    }

    private Expr firstBest(Body body) {
        boolean largest = reduction.combine() == Reduction.Combine.ARGMAX;
        Scalar element = reduction.elements().get(0);
        Local best = body.declare("best", Combining.start(reduction));
        Local at = body.declare("at", constant(0));
        Local here = body.declare("here", constant(0));
        new ReductionLoops(kernel, values, positions).each(body, inner -> {
            Local x = inner.declare("x", values.number(element));
            Expr better = compare(largest ? Relation.GT : Relation.LT, x, best);
            if (element.type().isFloat()) {
                Expr firstNan = binary(Operator.AND, compare(Relation.NE, x, x), compare(Relation.EQ, best, best));
                better = binary(Operator.OR, better, firstNan);
            }
            inner.when(better, found -> {
                found.assign(best, x);
                found.assign(at, here);
            });
            inner.assign(here, add(here, 1));
        });
        return at;
    }
}
