package dev.sinter.codegen.kernel;

import static dev.sinter.codegen.code.Code.add;
import static dev.sinter.codegen.code.Code.binary;
import static dev.sinter.codegen.code.Code.constant;
import static dev.sinter.codegen.code.Code.min;
import static dev.sinter.codegen.code.Code.mul;
import static dev.sinter.codegen.code.Code.sub;

import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.Code;
import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.code.Expr.Operator;
import dev.sinter.codegen.code.Type;
import dev.sinter.ir.kernel.Kernel;

/**
 * The turns of a loop that are done here: all of them, or the share of this thread when the schedule splits the loop. A share is made
 * of whole steps, so threads do the same tiles as one thread does.
 *
 * @param from the first turn
 * @param to the end of the turns
 */
public record Split(Expr from, Expr to) {
    /** The turns of an output loop between those two, in steps of that size. */
    public static Split of(Kernel kernel, int loop, Body body, Expr from, Expr to, int step) {
        if (!kernel.schedule().splits(loop)) {
            return new Split(from, to);
        }
        Expr steps = body.named("steps", steps(sub(to, from), step));
        Expr begin = body.declare("begin", add(from, mul(share("first", steps), step)));
        Expr end = body.declare("end", min(to, add(from, mul(share("end", steps), step))));
        return new Split(begin, end);
    }

    private static Expr steps(Expr turns, int step) {
        if (step == 1) {
            return turns;
        }
        return Code.known(turns).isPresent()
                ? constant(Math.ceilDiv(Code.known(turns).getAsInt(), step))
                : binary(Operator.DIV, add(turns, step - 1), constant(step));
    }

    private static Expr share(String end, Expr steps) {
        return Code.callOn(Signature.SHARE, end, Type.INT, steps);
    }
}
