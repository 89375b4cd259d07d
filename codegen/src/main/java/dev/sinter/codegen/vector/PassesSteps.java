package dev.sinter.codegen.vector;

import static dev.sinter.codegen.code.Code.add;
import static dev.sinter.codegen.code.Code.binary;
import static dev.sinter.codegen.code.Code.compare;
import static dev.sinter.codegen.code.Code.constant;
import static dev.sinter.codegen.code.Code.min;
import static dev.sinter.codegen.code.Code.mul;
import static dev.sinter.codegen.code.Code.sub;

import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.code.Expr.Local;
import dev.sinter.codegen.code.Expr.Operator;
import dev.sinter.codegen.code.Expr.Relation;
import dev.sinter.codegen.kernel.ReductionLoops;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Loop;
import java.util.List;

/**
 * The steps that a pass takes through a reduction: turns of its innermost loop, or of the last two as if they were one where the
 * innermost is so short that sums would be loaded and stored all the time.
 */
final class PassesSteps {
    /** As many steps pay for loading and storing the sums of a tile. */
    private static final int ENOUGH = 32;
    /** After so many steps that is forgotten. */
    private static final int MOST = 256;

    private final List<Loop> loops;
    private final int first;
    private final int last;
    /** How many of the loops of the reduction a step is a turn of. */
    final int together;

    PassesSteps(Kernel kernel) {
        loops = kernel.reduction().orElseThrow().loops();
        first = kernel.loops().size();
        last = ReductionLoops.lastOfSeveralTurns(loops);
        together = last > 0
                        && isShort(loops.get(last))
                        && !loops.get(last - 1).size().batch()
                ? 2
                : 1;
    }

    /** How many steps a pass takes when what it reads in so many stays in the caches. */
    static int within(int fitting) {
        return Math.clamp(fitting, ENOUGH, MOST);
    }

    private static boolean isShort(Loop loop) {
        return !loop.size().batch() && loop.size().count() < ENOUGH;
    }

    /** The end of the loops of a kernel, counted from the outermost output loop, that stand still meanwhile. */
    int still() {
        return first + last + 1 - together;
    }

    /** What is done for some steps. */
    interface Each {
        void step(Body body);
    }

    /**
     * Writes a loop over some steps.
     *
     * @param stretch is handed the body around each innermost loop, and the number of the step that its turn 0 would be
     */
    void write(PassesPart part, Expr from, Expr to, Stretch stretch, Each each) {
        if (together == 1) {
            stretch.begin(part.body, constant(0));
            part.body.loop(name(), from, to, 1, (inner, k) -> turn(part, inner, k, each));
            return;
        }
        Expr size = part.positions.size(first + last);
        Local step = part.body.declare("step", from);
        part.body.whilst(compare(Relation.LT, step, to), body -> {
            Local turn = body.declare("turn", binary(Operator.DIV, step, size));
            Local begin = body.declare("begin", mul(turn, size));
            Local end = body.declare("end", min(size, sub(to, begin)));
            part.values.open(first + last - 1, turn, body);
            stretch.begin(body, begin);
            body.loopAtLeastOnce(name(), sub(step, begin), end, (inner, k) -> turn(part, inner, k, each));
            part.values.close();
            body.assign(step, add(begin, end));
        });
    }

    /** What is done before an innermost loop begins. */
    interface Stretch {
        void begin(Body body, Expr step);
    }

    private void turn(PassesPart part, Body inner, Local k, Each each) {
        part.values.open(first + last, k, inner);
        each.step(inner);
        part.values.close();
    }

    private String name() {
        return loops.get(last).name();
    }

    /** The loop that turns fastest. */
    int innermost() {
        return first + last;
    }
}
