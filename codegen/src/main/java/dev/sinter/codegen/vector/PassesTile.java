package dev.sinter.codegen.vector;

import static dev.sinter.codegen.code.Code.add;
import static dev.sinter.codegen.code.Code.sub;

import dev.sinter.codegen.code.Expr;
import dev.sinter.runtime.DType;

/** The method that takes some steps of the reduction for the sums of a tile: it loads them, adds the steps, stores them. */
final class PassesTile {
    private final PassesShape shape;
    private final PassesPart part;
    private final int rows;
    private final Regions.Columns columns;
    private final boolean panels;

    private PassesTile(PassesShape shape, PassesPart part, int rows, Regions.Columns columns) {
        this.shape = shape;
        this.part = part;
        this.rows = rows;
        this.columns = columns;
        panels = shape.readsPanels(rows, columns);
    }

    /**
     * Fills a part that is told the place along all loops but the innermost one of the reduction, then the first row whose sums stand
     * in the scratch array, then the first step and the end of the steps.
     */
    static void write(PassesShape shape, PassesPart part, int rows, Regions.Columns columns) {
        new PassesTile(shape, part, rows, columns).write();
    }

    private void write() {
        part.positions.vectorsAlong(shape.column, columns.starts());
        part.positions.rowsAlong(shape.row.orElse(-1));
        int vectors = columns.starts().size();
        TileSums kept = new TileSums(
                shape.reduction, part.vectors, part.values, rows, vectors, TileForm.fenced(shape.lanes, rows));
        Expr base = shape.place(part.positions, part.more(0), part.positions.index(shape.column));
        Expr at = part.body.named("at", base);
        kept.declare(part.body, (r, v) -> part.vectors.load(shape.sums, sum(at, r, v), DType.F32));
        shape.steps.write(
                part,
                part.more(1),
                part.more(2),
                (body, step) -> {
                    if (panels) {
                        shape.panels.orElseThrow().read(part, columns, body, sub(part.more(1), step));
                    }
                },
                kept::turn);
        for (int r = 0; r < rows; r++) {
            for (int v = 0; v < vectors; v++) {
                part.body.run(part.vectors.store(stored(kept, at, r, v), shape.sums, sum(at, r, v)));
            }
        }
    }

    /** The lanes of the last vector that another tile stored stay as they are. */
    private Expr stored(TileSums kept, Expr at, int r, int v) {
        Expr value = kept.result(r, v);
        boolean last = v == columns.starts().size() - 1;
        if (!last || columns.fresh().isEmpty()) {
            return value;
        }
        Expr mask = TileForm.mask(
                part.vectors, shape.arguments, shape.lanes, columns.fresh().get());
        Expr before = part.vectors.load(shape.sums, sum(at, r, v), DType.F32);
        return part.vectors.choose(mask, value, before, DType.F32);
    }

    private Expr sum(Expr at, int r, int v) {
        return add(at, r * shape.width + columns.starts().get(v));
    }
}
