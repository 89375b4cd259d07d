package dev.sinter.codegen.vector;

import static dev.sinter.codegen.code.Code.add;
import static dev.sinter.codegen.code.Code.constant;
import static dev.sinter.codegen.code.Code.mul;
import static dev.sinter.codegen.code.Code.sub;

import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.code.Expr.Local;
import dev.sinter.codegen.code.Type;
import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.kernel.Access;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What all rows of a kernel in passes read alike, step by step a row of columns: the numbers of one pass are copied into panels, one
 * for each tile of columns, where they stand together. From there each tile of rows finds them in the first cache; in their own array
 * they are as far apart as the columns are many.
 */
final class PassesPanels {
    /** For so many tiles of rows the copies pay in any case. */
    private static final int TILES_OF_ROWS = 3;

    /** As many numbers in panels stay in the second or third cache. */
    private static final int NUMBERS = 1 << 18;

    private final PassesShape shape;
    private final int position;
    private final Local panels;
    /** How many steps of the reduction they hold. */
    final int steps;

    private PassesPanels(PassesShape shape, int position) {
        this.shape = shape;
        this.position = position;
        steps = PassesSteps.within(NUMBERS / shape.width);
        panels = shape.arguments.scratch(PassesShape.SLOTS_OF_SUMS, steps * shape.width, "panels");
    }

    /** None when a tile is as wide as all columns, when rows are few, and when each row reads numbers of its own. */
    static Optional<PassesPanels> of(PassesShape shape) {
        int tile = shape.lanes * Math.max(1, shape.kernel.schedule().vectors());
        if (shape.outerInside && !shape.outer().isEmpty() || shape.row.isEmpty() || shape.width <= tile) {
            return Optional.empty();
        }
        Dim rows = shape.kernel.loops().get(shape.row.get()).size();
        if (!rows.batch() && rows.count() < TILES_OF_ROWS * shape.tileRows) {
            return Optional.empty();
        }
        return shape.reduction.elements().stream()
                .filter(element -> element instanceof Scalar.In in && isShared(shape, in))
                .map(element -> new PassesPanels(shape, ((Scalar.In) element).position()))
                .findFirst();
    }

    private static boolean isShared(PassesShape shape, Scalar.In in) {
        Access access = shape.kernel.reads().get(in.position());
        return access.buffer().dtype() == DType.F32
                && access.strides().get(shape.column).isOne()
                && access.strides().get(shape.row.orElseThrow()).isZero();
    }

    /** Whether tiles of these columns have panels: each of their vectors stands in one. */
    boolean has(Regions.Columns columns) {
        return columns.starts().getLast() >= 0;
    }

    /**
     * A method that fills the panels of these columns. It is told the place along all loops but those of rows, of columns, and the
     * innermost one of the reduction, then the first step and the end of the steps, and the columns from where to where.
     */
    PassesPart fill(Type self, String name, Regions.Columns columns) {
        IntStream told = IntStream.concat(
                IntStream.range(0, shape.column - 1), IntStream.range(shape.column + 1, shape.steps.still()));
        PassesPart part = new PassesPart(self, name, shape, told, "from", "to", "left", "right");
        part.positions.vectorsAlong(shape.column, columns.starts());
        int width = columns.steps().step();
        Scalar.In in = new Scalar.In(position, DType.F32);
        Local row = part.body.declare("row", constant(0));
        shape.steps.write(part, part.more(0), part.more(1), (_, _) -> {}, step -> {
            step.loop("j", part.more(2), part.more(3), width, (turn, j) -> {
                part.values.open(shape.column, j, turn);
                Expr at = turn.named("at", add(row, mul(j, steps)));
                for (int v = 0; v < columns.starts().size(); v++) {
                    Expr numbers = part.values.vector(in, 0, v);
                    turn.run(part.vectors.store(
                            numbers, panels, add(at, columns.starts().get(v))));
                }
                part.values.close();
            });
            step.assign(row, add(row, width));
        });
        return part;
    }

    /**
     * The columns of a tile are read from their panel.
     *
     * @param body the one around the innermost loop
     * @param before which turn of that loop is the first one in the panel
     */
    void read(PassesPart tile, Regions.Columns columns, Body body, Expr before) {
        int width = columns.steps().step();
        Expr panel = mul(tile.positions.index(shape.column), steps);
        Expr start = body.named("panel", sub(panel, mul(before, width)));
        tile.values.stageApart(position, panels, start, shape.steps.innermost(), width);
    }
}
