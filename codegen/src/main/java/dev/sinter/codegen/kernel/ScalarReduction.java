package dev.sinter.codegen.kernel;

import static dev.sinter.codegen.code.Code.add;
import static dev.sinter.codegen.code.Code.binary;
import static dev.sinter.codegen.code.Code.compare;
import static dev.sinter.codegen.code.Code.constant;
import static dev.sinter.codegen.code.Code.max;
import static dev.sinter.codegen.code.Code.min;
import static dev.sinter.codegen.code.Code.sub;

import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.Code;
import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.code.Expr.Local;
import dev.sinter.codegen.code.Expr.Operator;
import dev.sinter.codegen.code.Expr.Relation;
import dev.sinter.codegen.code.Type;
import dev.sinter.ir.kernel.Reduction;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.function.Consumer;

/** The reduction of a kernel in plain loops, in its canonical order. */
final class ScalarReduction {
    private static final int LANES = 16;

    private final Reduction reduction;
    private final Formulas formulas;
    private final Positions positions;
    private final Levels levels;

    ScalarReduction(Reduction reduction, Formulas formulas, Positions positions, Levels levels) {
        this.reduction = reduction;
        this.formulas = formulas;
        this.positions = positions;
        this.levels = levels;
    }

    /** Writes the loops; the result is the reduced value. */
    Expr write(Body body) {
        if (reduction.combine() == Reduction.Combine.ARGMAX || reduction.combine() == Reduction.Combine.ARGMIN) {
            return firstBest(body);
        }
        if (!Blocks.isOrdered(reduction)) {
            return chain(body);
        }
        if (reduction.order() == Reduction.Order.LANES) {
            return lanes(body);
        }
        return Blocks.fitsOne(reduction) ? chain(body) : blocks(body);
    }

    /** Opens the reduction loops from loop r of them on up to loop {@code end}, and hands over the innermost body. */
    private void loops(Body body, int r, int end, Consumer<Body> innermost) {
        if (r == end) {
            innermost.accept(body);
            return;
        }
        int loop = levels.outputs() + r;
        body.loop(reduction.loops().get(r).name(), constant(0), positions.size(loop), 1, (inner, i) -> {
            positions.enter(i);
            formulas.enter(loop + 1, inner);
            loops(inner, r + 1, end, innermost);
            positions.leave();
        });
    }

    private List<Expr> elements(Body body) {
        return reduction.elements().stream().map(e -> formulas.value(e, body)).toList();
    }

    private Expr chain(Body body) {
        Local soFar = body.declare("sum", Combining.start(reduction));
        loops(body, 0, reduction.loops().size(), inner -> inner.assign(soFar, Combining.step(reduction, soFar, elements(inner), inner)));
        return soFar;
    }

    /** A block is closed when the next element comes, so there is always one open, even over nothing. */
    private Expr blocks(Body body) {
        Local total = body.declare("total", Blocks.nothing(reduction));
        Local sum = body.declare("sum", Combining.start(reduction));
        Local left = body.declare("left", constant(Blocks.SIZE));
        int last = reduction.loops().size() - 1;
        loops(body, 0, last, inner -> {
            int loop = levels.outputs() + last;
            Local from = inner.declare("from", constant(0));
            inner.whilst(compare(Relation.LT, from, positions.size(loop)), part -> {
                part.when(compare(Relation.EQ, left, constant(0)), full -> {
                    full.assign(total, binary(Operator.ADD, total, sum));
                    full.assign(sum, Combining.start(reduction));
                    full.assign(left, constant(Blocks.SIZE));
                });
                Local end = part.declare("end", add(from, min(sub(positions.size(loop), from), left)));
                part.loop(reduction.loops().get(last).name(), from, end, 1, (turn, i) -> {
                    positions.enter(i);
                    formulas.enter(loop + 1, turn);
                    turn.assign(sum, Combining.step(reduction, sum, elements(turn), turn));
                    positions.leave();
                });
                part.assign(left, sub(left, sub(end, from)));
                part.assign(from, end);
            });
        });
        return binary(Operator.ADD, total, sum);
    }

    /**
     * The lanes of a block one after the other, in the order in which the tree takes them, so that four waiting sums are enough:
     * lane 0, 8, 4, 12, 2... and after every second one a pair is added, after every fourth a pair of pairs.
     */
    private Expr lanes(Body body) {
        DType type = reduction.type();
        int loop = levels.outputs();
        Expr size = positions.size(loop);
        Local total = body.declare("total", Blocks.nothing(reduction));
        List<Local> waiting = List.of(
                body.declare("one", Formulas.literal(0, type)),
                body.declare("two", Formulas.literal(0, type)),
                body.declare("four", Formulas.literal(0, type)),
                body.declare("eight", Formulas.literal(0, type)));
        body.loop("block", constant(0), max(size, constant(1)), Blocks.SIZE, (block, start) -> {
            Local end = block.declare("end", min(size, add(start, Blocks.SIZE)));
            block.loop("turn", constant(0), constant(LANES), 1, (turns, turn) -> {
                Local sum = turns.declare("sum", Combining.start(reduction));
                turns.loop(reduction.loops().get(0).name(), add(start, lane(turn)), end, LANES, (inner, i) -> {
                    positions.enter(i);
                    formulas.enter(loop + 1, inner);
                    inner.assign(sum, Combining.step(reduction, sum, elements(inner), inner));
                    positions.leave();
                });
                pair(turns, turn, 0, waiting, sum, total);
            });
        });
        return total;
    }

    /** The four bits of the turn in reverse. */
    private static Expr lane(Local turn) {
        Expr reversed = Code.call(
                Type.named("java/lang/Integer"),
                "reverse",
                Type.INT,
                turn);
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
        loops(body, 0, reduction.loops().size(), inner -> {
            Local x = inner.declare("x", formulas.value(element, inner));
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
