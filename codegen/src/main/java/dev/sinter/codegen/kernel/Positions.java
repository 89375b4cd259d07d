package dev.sinter.codegen.kernel;

import static dev.sinter.codegen.code.Code.add;
import static dev.sinter.codegen.code.Code.binary;
import static dev.sinter.codegen.code.Code.cast;
import static dev.sinter.codegen.code.Code.constant;
import static dev.sinter.codegen.code.Code.mul;

import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.code.Type;
import dev.sinter.ir.kernel.Access;
import dev.sinter.ir.kernel.Extent;
import dev.sinter.ir.kernel.Loop;
import dev.sinter.ir.kernel.Place;
import java.util.ArrayList;
import java.util.List;

/** Where the loops of a kernel stand, and so where its accesses are. */
public final class Positions {
    private final Arguments arguments;
    private final List<Loop> loops;
    private final List<Expr> indexes = new ArrayList<>();

    public Positions(Arguments arguments, List<Loop> loops) {
        this.arguments = arguments;
        this.loops = loops;
    }

    /** Opens the next loop, which stands at that index. */
    public void enter(Expr index) {
        indexes.add(index);
    }

    /** Closes the loop opened last. */
    public void leave() {
        indexes.removeLast();
    }

    /** The index of a loop. */
    public Expr index(int loop) {
        return indexes.get(loop);
    }

    /** How many loops are open. */
    public int depth() {
        return indexes.size();
    }

    /** How many turns a loop has. */
    public Expr size(int loop) {
        return arguments.extent(Extent.of(loops.get(loop).size()));
    }

    /** The place in its array of the element that the access means here; loops that are not open count as 0. */
    public Expr at(Access access) {
        Extent offset = access.offset();
        if (access.buffer().place() instanceof Place.Stored(var _, int start)) {
            offset = offset.plus(Extent.of(start));
        }
        Expr at = constant(0);
        int open = Math.min(indexes.size(), access.strides().size());
        for (int i = 0; i < open; i++) {
            at = add(at, mul(indexes.get(i), arguments.extent(access.strides().get(i))));
        }
        return add(at, arguments.extent(offset));
    }

    /** The position along a loop, or along all open ones, as a long. */
    Expr position(int loop) {
        if (loop >= 0) {
            return wide(indexes.get(loop));
        }
        Expr flat = constant(0L);
        for (int i = 0; i < indexes.size(); i++) {
            Expr index = wide(indexes.get(i));
            flat = i == 0 ? index : binary(Expr.Operator.ADD, times(flat, wide(size(i))), index);
        }
        return flat;
    }

    private static Expr times(Expr a, Expr b) {
        return binary(Expr.Operator.MUL, a, b);
    }

    private static Expr wide(Expr value) {
        return value instanceof Expr.Constant c && c.value() instanceof Integer i
                ? constant((long) i)
                : cast(value, Type.LONG);
    }
}
