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
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Loop;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Where the loops of a kernel stand, and so where its accesses are. A tile stands at several turns of two of the loops at once: some
 * rows of one, some vectors along the other.
 */
public final class Positions {
    private static final int NONE = -1;

    private final Arguments arguments;
    private final List<Loop> loops;
    private final List<Expr> indexes;
    private final int outputs;
    private int rowLoop = NONE;
    private int vectorLoop = NONE;
    private List<Integer> starts = List.of(0);

    public Positions(Kernel kernel, Arguments arguments) {
        this.arguments = arguments;
        loops = Dependences.loops(kernel);
        outputs = kernel.loops().size();
        indexes = new ArrayList<>(Collections.nCopies(loops.size(), constant(0)));
    }

    /** Row r is r turns after the index of that loop; -1 for no loop. */
    public void rowsAlong(int loop) {
        rowLoop = loop;
    }

    /** Vector v begins {@code starts.get(v)} turns after the index of that loop; -1 for no loop. */
    public void vectorsAlong(int loop, List<Integer> startsOfVectors) {
        vectorLoop = loop;
        starts = List.copyOf(startsOfVectors);
    }

    /** How many turns after the index of its loop a vector begins. */
    int start(int vector) {
        return starts.get(vector);
    }

    public int rowLoop() {
        return rowLoop;
    }

    public int vectorLoop() {
        return vectorLoop;
    }

    /** A loop of one turn stands at 0, wherever it is asked. */
    public void set(int loop, Expr index) {
        if (!loops.get(loop).size().isOne()) {
            indexes.set(loop, index);
        }
    }

    /** How many turns a loop has. */
    public Expr size(int loop) {
        return arguments.extent(Extent.of(loops.get(loop).size()));
    }

    /** The place in its array of the element that the access means here. */
    public Expr at(Access access, int row, int vector) {
        Extent offset = access.offset().plus(Extent.of(arguments.fixedStart(access.buffer())));
        Expr at =
                arguments.givenStart(access.buffer()).<Expr>map(start -> start).orElse(constant(0));
        for (int i = 0; i < access.strides().size(); i++) {
            Extent stride = access.strides().get(i);
            at = add(at, mul(indexes.get(i), arguments.extent(stride)));
            if (i == rowLoop) {
                offset = offset.plus(stride.times(row));
            } else if (i == vectorLoop) {
                offset = offset.plus(stride.times(starts.get(vector)));
            }
        }
        return add(at, arguments.extent(offset));
    }

    /** The position along a loop, or along all output loops, as a long. */
    Expr number(int loop, int row) {
        if (loop >= 0) {
            return wide(index(loop, row));
        }
        Expr flat = constant(0L);
        for (int i = 0; i < outputs; i++) {
            Expr index = wide(index(i, row));
            flat = i == 0 ? index : binary(Expr.Operator.ADD, binary(Expr.Operator.MUL, flat, wide(size(i))), index);
        }
        return flat;
    }

    /** Where a loop stands. */
    public Expr index(int loop) {
        return indexes.get(loop);
    }

    private Expr index(int loop, int row) {
        return loop == rowLoop ? add(indexes.get(loop), row) : indexes.get(loop);
    }

    private static Expr wide(Expr value) {
        return value instanceof Expr.Constant(Integer i, var _) ? constant((long) i) : cast(value, Type.LONG);
    }
}
