package dev.sinter.codegen;

import static dev.sinter.codegen.Fixture.dim;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.kernel.Buffer;
import dev.sinter.ir.kernel.Extent;
import dev.sinter.ir.kernel.Loop;
import dev.sinter.ir.kernel.Place;
import dev.sinter.ir.kernel.Reduction.Combine;
import dev.sinter.ir.kernel.Reduction.Order;
import dev.sinter.ir.kernel.Schedule;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class LoopsTest {
    private static final int[] BATCHES = {0, 1, 3, 50};

    private static void check(Fixture fixture, int... batches) {
        Compiled.check(fixture, Schedule.LOOPS, 1, batches);
    }

    @Test
    void contractionsAreChainsInBlocksOf1024() {
        for (int depth : new int[] {1, 16, 17, 1023, 1024, 1025, 2500}) {
            check(Examples.dense(dim(3), depth, 5), 1);
        }
        check(Examples.dense(Dim.BATCH, 31, 7), BATCHES);
    }

    @Test
    void anUpdateReadsAllItNeedsBeforeItWrites() {
        check(Examples.update(7, Dim.BATCH, 5), 0, 1, 3, 50, 1023, 1024, 1025, 2500);
    }

    @Test
    void columnSumsAreChains() {
        check(Examples.columnSum(Dim.BATCH, 5), 0, 1, 3, 50, 1024, 1025, 2500);
        check(Examples.columnSum(dim(2500), 3), 1);
        check(Examples.columnSum(new Dim(3, true), 2), 0, 1, 341, 342, 700);
    }

    @Test
    void rowSumsHave16Lanes() {
        for (long n : new long[] {1, 4, 15, 16, 17, 31, 100, 1023, 1024, 1025, 2500}) {
            check(Examples.rowReduce(dim(3), dim(n), Combine.SUM, Order.LANES, DType.F32), 1);
            check(Examples.rowReduce(dim(3), dim(n), Combine.FMA, Order.LANES, DType.F32), 1);
        }
        check(Examples.rowReduce(Dim.ONE, Dim.BATCH, Combine.SUM, Order.LANES, DType.F32), 0, 1, 3, 50, 1025);
        check(Examples.rowReduce(Dim.BATCH, dim(40), Combine.SUM, Order.LANES, DType.F64), BATCHES);
    }

    @Test
    void everyReductionOfEveryTypeIsTheReference() {
        for (DType type : DType.values()) {
            for (Combine combine : Combine.values()) {
                boolean logic = combine == Combine.MAX || combine == Combine.MIN;
                if (type != DType.BOOL || logic) {
                    check(Examples.rowReduce(Dim.BATCH, dim(21), combine, Order.CHAIN, type), BATCHES);
                    check(Examples.rowReduce(dim(3), Dim.BATCH, combine, Order.CHAIN, type), BATCHES);
                }
            }
        }
    }

    @Test
    void severalReductionLoopsAreOneIndex() {
        for (long inner : new long[] {1, 3, 40}) {
            Fixture f = new Fixture("three");
            Buffer x = f.array("x", DType.F32, Dim.BATCH, dim(25), dim(inner));
            Buffer out = f.array("out", DType.F32, dim(2));
            f.loop("o", dim(2));
            Scalar a = f.readFrom(x, 0, Extent.ZERO, Extent.of(25 * inner), Extent.of(inner), Extent.ONE);
            List<Loop> loops = List.of(new Loop("n", Dim.BATCH), new Loop("h", dim(25)), new Loop("c", dim(inner)));
            f.reduce(Combine.SUM, Order.CHAIN, loops, a);
            check(f.write(out, f.reduced(), 1), 0, 1, 3, 50);
        }
    }

    @Test
    void tablesSmallAndLargeHoldTheirNumbers() {
        for (DType type : DType.values()) {
            for (int n : new int[] {3, 64, 65, 7000, 25_000}) {
                Fixture f = new Fixture("table");
                List<Double> values = DoubleStream.iterate(
                                -1, v -> type == DType.BOOL ? 1 - Math.abs(v) : v * -1.01 - 3)
                        .limit(n)
                        .map(v -> type.isFloat() ? v : Math.rint(v % 1e9))
                        .map(v -> type == DType.BOOL || type == DType.U8 ? Math.abs(v % 200) : v)
                        .map(v -> type == DType.BOOL ? Math.min(v, 1) : v)
                        .boxed()
                        .toList();
                Buffer table = new Buffer("numbers", type, Extent.of(n), new Place.Table(values));
                Buffer out = f.array("out", type, dim(n));
                f.loop("i", dim(n));
                Scalar x = f.read(table, 1);
                check(f.write(out, x, 1), 1);
            }
        }
    }

    @Test
    void whatIsKnownOutsideALoopIsComputedThere() {
        Fixture f = new Fixture("rate");
        Buffer step = new Buffer("step", DType.I64, Extent.ONE, new Place.Step());
        Buffer x = f.array("x", DType.F32, Dim.BATCH, dim(5));
        Buffer out = f.array("out", DType.F32, Dim.BATCH, dim(5));
        f.loop("i", Dim.BATCH).loop("j", dim(5));
        Scalar t = Scalar.cast(f.read(step, 0, 0), DType.F32);
        Scalar rate = Scalar.call(Fn.STRICT_POW, Scalar.lit(0.9, DType.F32), t);
        Scalar flat = Scalar.cast(new Scalar.Index(Scalar.Index.FLAT), DType.F32);
        Scalar value = Scalar.call(Fn.FMA, f.read(x, 5, 1), rate, flat);
        check(f.write(out, value, 5, 1), BATCHES);
    }

    @Test
    void stridesMayGrowWithTheBatch() {
        Fixture f = new Fixture("transpose");
        Buffer x = f.array("x", DType.I32, Dim.BATCH, dim(4));
        Buffer out = f.array("out", DType.I32, dim(4), Dim.BATCH);
        f.loop("j", dim(4)).loop("i", Dim.BATCH);
        Scalar value = f.read(x, 1, 4);
        check(f.write(out, value, Extent.of(Dim.BATCH), Extent.ONE), BATCHES);
    }
}
