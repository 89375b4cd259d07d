package dev.sinter.codegen.kernel;

import static dev.sinter.codegen.code.Code.add;
import static dev.sinter.codegen.code.Code.constant;
import static dev.sinter.codegen.code.Code.min;

import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.Expr;
import dev.sinter.ir.kernel.Access;
import dev.sinter.ir.kernel.Kernel;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The last two loops of a kernel that writes along the one and reads along the other, as a transposed copy does, in squares: what is
 * read of a cache line is used while it is there.
 */
final class CrossLoops {
    private static final int SIDE = 16;

    private final Kernel kernel;
    private final Values values;
    private final Positions positions;
    private final int row;

    private CrossLoops(Kernel kernel, Values values, Positions positions) {
        this.kernel = kernel;
        this.values = values;
        this.positions = positions;
        row = kernel.loops().size() - 2;
    }

    /** Empty for kernels that have no use for it. */
    static Optional<CrossLoops> of(Kernel kernel, Values values, Positions positions) {
        int row = kernel.loops().size() - 2;
        boolean fits = kernel.reduction().isEmpty()
                && row >= 0
                && isLong(kernel, row)
                && isLong(kernel, row + 1)
                && kernel.writes().stream()
                        .allMatch(w -> w.target().strides().get(row + 1).isOne())
                && kernel.reads().stream().anyMatch(read -> isAcross(read, row));
        return fits ? Optional.of(new CrossLoops(kernel, values, positions)) : Optional.empty();
    }

    private static boolean isLong(Kernel kernel, int loop) {
        var size = kernel.loops().get(loop).size();
        return size.batch() || size.count() > SIDE;
    }

    private static boolean isAcross(Access read, int row) {
        boolean jumps = !read.strides().get(row + 1).isOne()
                && !read.strides().get(row + 1).isZero();
        return jumps && read.strides().get(row).isOne();
    }

    void write(Body body, Consumer<Body> innermost) {
        new OutputLoops(kernel, values, positions).write(body, 0, row, outer -> squares(outer, innermost));
    }

    private void squares(Body body, Consumer<Body> innermost) {
        Expr rows = positions.size(row);
        Expr columns = positions.size(row + 1);
        Split down = Split.of(kernel, row, body, constant(0), rows, SIDE);
        Split across = Split.of(kernel, row + 1, body, constant(0), columns, SIDE);
        body.loop("top", down.from(), down.to(), SIDE, (high, top) -> {
            Expr bottom = high.declare("bottom", min(rows, add(top, SIDE)));
            high.loop("left", across.from(), across.to(), SIDE, (wide, left) -> {
                Expr right = wide.declare("right", min(columns, add(left, SIDE)));
                along(wide, row, top, bottom, line -> along(line, row + 1, left, right, innermost));
            });
        });
    }

    private void along(Body body, int loop, Expr from, Expr to, Consumer<Body> innermost) {
        body.loop(kernel.loops().get(loop).name(), from, to, 1, (inner, i) -> {
            values.open(loop, i, inner);
            innermost.accept(inner);
            values.close();
        });
    }
}
