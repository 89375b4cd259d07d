package dev.sinter.codegen;

import static dev.sinter.codegen.Fixture.dim;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.kernel.Buffer;
import dev.sinter.ir.kernel.Loop;
import dev.sinter.ir.kernel.Reduction.Combine;
import dev.sinter.ir.kernel.Reduction.Order;
import dev.sinter.ir.kernel.Schedule;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.List;
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
        check(counted(16), 1, 5);
        check(Examples.update(17, Dim.BATCH, 3), 1, 5);
        check(Examples.dense(dim(16), 31, 3), 1);
    }

    /** w[i, j] = i * sum over n in batch of x[n, i] * dy[n, j]. */
    private static Fixture counted(long rows) {
        Fixture f = new Fixture("counted").loop("i", dim(rows)).loop("j", dim(3));
        Buffer x = f.array("x", DType.F32, Dim.BATCH, dim(rows));
        Buffer dy = f.array("dy", DType.F32, Dim.BATCH, dim(3));
        Buffer w = f.array("w", DType.F32, dim(rows), dim(3));
        Scalar a = f.read(x, 1, 0, rows);
        Scalar b = f.read(dy, 0, 1, 3);
        f.reduce(Combine.FMA, Order.CHAIN, List.of(new Loop("n", Dim.BATCH)), a, b);
        Scalar row = Scalar.cast(new Scalar.Index(0), DType.F32);
        return f.write(w, Scalar.call(Fn.MUL, row, f.reduced()), 3, 1);
    }
}
