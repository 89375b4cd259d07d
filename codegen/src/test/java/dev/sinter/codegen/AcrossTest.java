package dev.sinter.codegen;

import static dev.sinter.codegen.Fixture.dim;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.kernel.Schedule;
import org.junit.jupiter.api.Test;

/** Vectors along the rows of what has few columns. */
class AcrossTest {
    private static void check(Fixture fixture, int... batches) {
        for (int lanes : new int[] {4, 8, 16}) {
            Compiled.check(fixture, new Schedule(Schedule.Form.ACROSS, 1, 1), lanes, batches);
        }
    }

    @Test
    void anUpdateOfFewColumnsGoesAcrossItsRows() {
        for (int columns : new int[] {2, 3, 10, 12}) {
            check(Examples.update(48, Dim.BATCH, columns), 0, 1, 3, 50);
        }
    }

    @Test
    void longSumsAreInBlocksOf1024() {
        check(Examples.update(16, Dim.BATCH, 3), 1023, 1024, 1025, 2500);
        check(Examples.update(16, dim(1025), 2), 1);
    }

    @Test
    void whatDoesNotFitIsDoneAsPlainLoops() {
        check(Examples.update(17, Dim.BATCH, 3), 1, 5);
        check(Examples.dense(dim(16), 31, 3), 1);
    }
}
