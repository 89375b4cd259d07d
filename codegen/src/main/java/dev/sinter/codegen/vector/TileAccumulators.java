package dev.sinter.codegen.vector;

import dev.sinter.codegen.code.Expr.Local;
import dev.sinter.codegen.kernel.ReductionLoops;

/** What the loops of a reduction gather for each row and vector of a tile. */
interface TileAccumulators extends ReductionLoops.Sums {
    /** The reduced vector, after the loops. */
    Local result(int row, int vector);
}
