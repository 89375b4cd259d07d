package dev.sinter.codegen;

import static dev.sinter.codegen.Fixture.dim;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.kernel.Schedule;
import org.junit.jupiter.api.Test;

/** Sums over more than the caches hold; {@link TileTest} has them beside tiles. */
class PassesTest {
    private static void check(Fixture fixture, int rows, int vectors, int... batches) {
        for (int lanes : new int[] {4, 8, 16}) {
            Compiled.check(fixture, new Schedule(Schedule.Form.PASSES, rows, vectors), lanes, batches);
        }
    }

    @Test
    void rowsThatReadAlikeFindItInPanels() {
        for (int columns : new int[] {17, 33, 40, 100}) {
            check(Examples.dense(Dim.BATCH, 40, columns), 5, 1, 0, 1, 4, 5, 7, 16);
            check(Examples.dense(dim(11), 30, columns), 3, 2, 1);
        }
    }

    @Test
    void panelsAreFilledForSomeStepsAtATime() {
        for (int depth : new int[] {255, 256, 257, 600, 1025}) {
            check(Examples.dense(Dim.BATCH, depth, 33), 2, 1, 5);
        }
    }

    @Test
    void panelsHoldWholeNumbersOfWeightsInHalf() {
        check(Examples.denseOfHalves(Dim.BATCH, 60, 40), 5, 1, 1, 7, 16);
    }

    @Test
    void moreRowsThanSumsFitAreDoneSomeAtATime() {
        check(Examples.dense(dim(70), 5, 2000), 4, 2, 1);
    }

    @Test
    void shortInnermostLoopsAreRunAsOneWithTheNext() {
        check(Examples.convolutionGradient(3, 7, 20), 5, 1, 0, 1, 50);
        check(Examples.convolutionGradient(2, 3, 9), 5, 2, 1, 45);
    }

    @Test
    void shortInnermostLoopsHavePanelsToo() {
        check(Examples.convolutionGradient(1, 13, 40), 4, 1, 0, 1, 50);
    }
}
