package dev.sinter.codegen;

import static dev.sinter.codegen.Fixture.dim;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.kernel.Reduction.Combine;
import dev.sinter.ir.kernel.Reduction.Order;
import dev.sinter.ir.kernel.Schedule;
import dev.sinter.runtime.DType;
import org.junit.jupiter.api.Test;

/** Tiles of single numbers, in plans for scalar code and for vectors. */
class NumbersTest {
    private static void check(Fixture fixture, int rows, int columns, int... batches) {
        Schedule schedule = new Schedule(Schedule.Form.TILE, rows, columns).ofLanes(1);
        Compiled.check(fixture, schedule, 1, batches);
        Compiled.check(fixture, schedule, 8, batches);
    }

    @Test
    void fewColumnsStandSideBySide() {
        for (int columns : new int[] {2, 3, 7}) {
            check(Examples.dense(Dim.BATCH, 31, columns), 4, columns, 0, 1, 3, 4, 5, 50);
            check(Examples.dense(dim(7), 31, columns), 2, columns, 1);
            check(Examples.update(7, Dim.BATCH, columns), 3, columns, 0, 1, 3, 50);
            check(Examples.columnSum(Dim.BATCH, columns), 1, columns, 0, 1, 3, 50);
        }
    }

    @Test
    void rowsOfOneSumStandSideBySide() {
        check(Examples.rowReduce(Dim.BATCH, dim(8), Combine.SUM, Order.CHAIN, DType.F32), 4, 1, 0, 1, 3, 4, 5, 50);
        check(Examples.rowReduce(dim(6), Dim.BATCH, Combine.FMA, Order.CHAIN, DType.F64), 4, 1, 0, 1, 3, 50);
    }

    @Test
    void longSumsAreInBlocksOf1024() {
        check(Examples.dense(dim(5), 2500, 3), 2, 3, 1);
        check(Examples.update(5, Dim.BATCH, 2), 4, 2, 1023, 1024, 1025, 2500);
    }

    @Test
    void whatDoesNotFitIsDoneAsPlainLoops() {
        check(Examples.dense(Dim.BATCH, 31, 7), 4, 3, 1, 5);
        check(Examples.rowReduce(Dim.BATCH, dim(40), Combine.SUM, Order.LANES, DType.F32), 4, 1, 1, 5);
        check(Examples.rowReduce(Dim.BATCH, dim(40), Combine.MAX, Order.CHAIN, DType.F32), 4, 1, 1, 5);
    }
}
