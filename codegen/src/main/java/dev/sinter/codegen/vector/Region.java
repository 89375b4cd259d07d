package dev.sinter.codegen.vector;

import dev.sinter.codegen.code.Expr;
import java.util.List;
import java.util.Optional;

/**
 * A part of a kernel's output that is filled with tiles of one shape.
 *
 * @param when runs only when this holds
 * @param rows where the tiles stand along the loop of rows; {@code rows.step()} rows each
 * @param columns where they stand along the loop of vectors
 * @param starts where each vector of a tile begins, from the place of the tile
 * @param fresh how many lanes, the last ones, of the last vector are stored; the others were stored by another tile
 */
record Region(Optional<Expr> when, Steps rows, Steps columns, List<Integer> starts, Optional<Integer> fresh) {
    /**
     * Steps of one size along a loop.
     *
     * @param overlap whether the last one begins earlier, so that it ends at the end
     */
    record Steps(Expr from, Expr to, int step, boolean overlap) {}
}
