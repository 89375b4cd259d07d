package dev.sinter.codegen;

import static dev.sinter.codegen.Fixture.dim;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.kernel.Schedule;
import org.junit.jupiter.api.Test;

class RowsTest {
    private static final Schedule ROWS = new Schedule(Schedule.Form.ROWS, 1, 1);

    private static void check(Fixture fixture, int... batches) {
        Compiled.check(fixture, ROWS, 1, batches);
    }

    @Test
    void stepsThatFillNoPassAreTakenToo() {
        for (int depth : new int[] {1, 7, 8, 9, 16, 17, 100}) {
            check(Examples.dense(Dim.BATCH, depth, 10), 0, 1, 3, 16, 17, 50);
        }
    }

    @Test
    void sumsAreInBlocksOf1024() {
        for (int depth : new int[] {1023, 1024, 1025, 2500}) {
            check(Examples.dense(dim(3), depth, 17), 1);
        }
        check(Examples.update(17, Dim.BATCH, 9), 0, 1, 3, 50, 1023, 1024, 1025, 2500);
    }

    @Test
    void aColumnSumHasOneRow() {
        check(Examples.columnSum(Dim.BATCH, 21), 0, 1, 3, 50, 1025);
        check(Examples.columnSum(dim(50), 8), 1);
    }

    @Test
    void aConvolutionHasThreeReductionLoops() {
        check(Examples.convolution(1, 20), 0, 1, 2);
        check(Examples.convolution(2, 20), 0, 1, 2);
        check(Examples.convolution(150, 9), 1);
    }

    @Test
    void rowsTooShortAreDoneAsPlainLoops() {
        check(Examples.dense(Dim.BATCH, 17, 3), 0, 1, 3);
    }
}
