package dev.sinter.codegen;

import static dev.sinter.codegen.Fixture.dim;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.kernel.Buffer;
import dev.sinter.ir.kernel.Extent;
import dev.sinter.ir.kernel.Loop;
import dev.sinter.ir.kernel.Reduction.Combine;
import dev.sinter.ir.kernel.Reduction.Order;
import dev.sinter.ir.kernel.Schedule;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final Schedule LANES = new Schedule(Schedule.Form.LANES, 1, 1);

    private static void check(Fixture fixture, int... batches) {
        for (int lanes : new int[] {4, 8, 16}) {
            Compiled.check(fixture, LANES, lanes, batches);
        }
    }

    @Test
    void everyLengthIsTheReference() {
        for (int n : new int[] {1, 3, 4, 7, 8, 9, 15, 16, 17, 31, 100, 1023, 1024, 1025, 2500}) {
            check(Examples.rowReduce(dim(2), dim(n), Combine.SUM, Order.LANES, DType.F32), 1);
            check(Examples.rowReduce(dim(2), dim(n), Combine.FMA, Order.LANES, DType.F32), 1);
        }
    }

    @Test
    void aSumOverTheBatchMayBeOverNothing() {
        check(Examples.rowReduce(Dim.ONE, Dim.BATCH, Combine.SUM, Order.LANES, DType.F32), 0, 1, 3, 50, 1025);
        check(Examples.rowReduce(dim(2), new Dim(3, true), Combine.SUM, Order.LANES, DType.F32), 0, 1, 341, 342, 700);
    }

    @Test
    void elementsAndResultsMayBeFormulas() {
        Fixture f = new Fixture("norm");
        Buffer x = f.array("x", DType.F32, Dim.BATCH, dim(100));
        Buffer mean = f.array("mean", DType.F32, Dim.BATCH);
        Buffer out = f.array("out", DType.F32, Dim.BATCH);
        f.loop("i", Dim.BATCH);
        Scalar centred = Scalar.call(Fn.SUB, f.read(x, 100, 1), f.read(mean, 1, 0));
        f.reduce(Combine.SUM, Order.LANES, List.of(new Loop("j", dim(100))), Scalar.call(Fn.MUL, centred, centred));
        Scalar variance = Scalar.call(Fn.DIV, f.reduced(), Scalar.lit(100, DType.F32));
        check(f.write(out, Scalar.call(Fn.SQRT, variance), 1), 0, 1, 3, 50);
    }

    @Test
    void elementsThatTakeLongAreVectorsToTheLast() {
        for (Dim size : List.of(dim(3), dim(8), dim(21), dim(1030), Dim.BATCH)) {
            Fixture f = new Fixture("long");
            Buffer x = f.array("x", DType.F32, dim(2), size);
            Buffer y = f.array("y", DType.F32, size);
            Buffer out = f.array("out", DType.F32, dim(2));
            f.loop("i", dim(2));
            Scalar a = f.readFrom(x, 0, Extent.of(size), Extent.ONE);
            Scalar b = f.read(y, 0, 1);
            f.reduce(Combine.SUM, Order.LANES, List.of(new Loop("j", size)), Examples.longFormula(a, b));
            check(f.write(out, f.reduced(), 1), 0, 1, 3, 4, 5, 12, 16, 50, 1024, 1025, 1030);
        }
    }
}
