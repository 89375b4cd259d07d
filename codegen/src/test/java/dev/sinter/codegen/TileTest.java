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

class TileTest {
    private static Schedule tile(int rows, int vectors) {
        return new Schedule(Schedule.Form.TILE, rows, vectors);
    }

    /** In all widths of vectors; 16 lanes are slow where the machine has none, so the shapes stay small. */
    private static void check(Fixture fixture, int rows, int vectors, int... batches) {
        for (int lanes : new int[] {4, 8, 16}) {
            checkAll(fixture, rows, vectors, lanes, batches);
        }
    }

    /** Tiles column by column and row by row, and in passes, which fall back to loops for what is no chain of sums. */
    private static void checkAll(Fixture fixture, int rows, int vectors, int lanes, int... batches) {
        Compiled.check(fixture, tile(rows, vectors), lanes, batches);
        Compiled.check(fixture, new Schedule(Schedule.Form.TILE, rows, vectors, true), lanes, batches);
        Compiled.check(fixture, new Schedule(Schedule.Form.PASSES, rows, vectors), lanes, batches);
    }

    @Test
    void columnsThatFillNoTileAreComputedTwiceOrByVectorsOfTheirOwn() {
        for (int columns : new int[] {1, 7, 8, 9, 16, 17, 31, 33, 100}) {
            check(Examples.dense(dim(6), 17, columns), 3, 2, 1);
            check(Examples.update(6, Dim.BATCH, columns), 3, 2, 2);
        }
    }

    @Test
    void whatIsLeftOfTheColumnsHasANarrowerTileWhereThatSavesSums() {
        for (int columns : new int[] {68, 100, 108}) {
            check(Examples.dense(dim(8), 17, columns), 4, 4, 1);
            check(Examples.dense(Dim.BATCH, 17, columns), 4, 4, 1, 4, 6);
        }
    }

    @Test
    void rowsThatFillNoTileAreDoneToo() {
        for (int rows : new int[] {1, 2, 3, 4, 5, 7}) {
            check(Examples.dense(dim(rows), 16, 20), 4, 1, 1);
            check(Examples.update(rows, Dim.BATCH, 20), 4, 1, 3);
        }
        check(Examples.dense(Dim.BATCH, 31, 20), 4, 2, 0, 1, 3, 4, 5, 50);
        check(Examples.dense(Dim.BATCH, 31, 20), 6, 1, 0, 1, 5, 6, 7);
    }

    @Test
    void sumsAreInBlocksOf1024() {
        for (int depth : new int[] {1, 1023, 1024, 1025, 2500}) {
            checkAll(Examples.dense(dim(3), depth, 17), 2, 2, 8, 1);
        }
        checkAll(Examples.update(3, Dim.BATCH, 17), 2, 2, 8, 0, 1, 1024, 1025, 2500);
    }

    @Test
    void aColumnSumHasOneRow() {
        for (int columns : new int[] {4, 16, 21, 40}) {
            check(Examples.columnSum(Dim.BATCH, columns), 1, 2, 0, 1, 3, 50);
        }
    }

    @Test
    void batchesOfMatricesHaveLoopsOutside() {
        Fixture f = new Fixture("batched");
        Buffer x = f.array("x", DType.F32, Dim.BATCH, dim(5), dim(6));
        Buffer w = f.array("w", DType.F32, Dim.BATCH, dim(6), dim(20));
        Buffer out = f.array("out", DType.F32, Dim.BATCH, dim(5), dim(20));
        f.loop("n", Dim.BATCH).loop("i", dim(5)).loop("j", dim(20));
        Scalar a = f.read(x, 30, 6, 0, 1);
        Scalar b = f.read(w, 120, 0, 1, 20);
        f.reduce(Combine.FMA, Order.CHAIN, List.of(new Loop("k", dim(6))), a, b);
        check(f.write(out, f.reduced(), 100, 20, 1), 2, 2, 0, 1, 3);
    }

    @Test
    void aConvolutionHasThreeReductionLoops() {
        check(Examples.convolution(2, 20), 4, 1, 0, 1, 2);
        checkAll(Examples.convolution(150, 9), 3, 1, 8, 1);
        Compiled.check(Examples.convolution(150, 9), Schedule.LOOPS, 1, 1);
    }

    @Test
    void elementsMayBeFormulas() {
        Fixture f = new Fixture("scaled");
        Buffer x = f.array("x", DType.U8, Dim.BATCH, dim(9));
        Buffer w = f.array("w", DType.F32, dim(9), dim(20));
        Buffer out = f.array("out", DType.F32, Dim.BATCH, dim(20));
        f.loop("i", Dim.BATCH).loop("j", dim(20));
        Scalar pixel = Scalar.cast(f.read(x, 9, 0, 1), DType.F32);
        Scalar a = Scalar.call(Fn.DIV, pixel, Scalar.lit(255, DType.F32));
        Scalar weight = f.read(w, 0, 1, 20);
        Scalar b = Scalar.call(Fn.MUL, weight, weight);
        f.reduce(Combine.FMA, Order.CHAIN, List.of(new Loop("k", dim(9))), a, b);
        check(f.write(out, f.reduced(), 20, 1), 2, 2, 0, 1, 3);
    }

    @Test
    void maximaAndProductsHaveTilesToo() {
        for (Combine combine : new Combine[] {Combine.MAX, Combine.MIN, Combine.PROD, Combine.SUM}) {
            Fixture f = new Fixture("pool");
            Buffer x = f.array("x", DType.F32, dim(5), Dim.BATCH, dim(20));
            Buffer out = f.array("out", DType.F32, dim(5), dim(20));
            f.loop("i", dim(5)).loop("j", dim(20));
            Extent batch = Extent.of(new Dim(20, true));
            Scalar a = f.readFrom(x, 0, batch, Extent.ONE, Extent.of(20));
            f.reduce(combine, Order.CHAIN, List.of(new Loop("n", Dim.BATCH)), a);
            check(f.write(out, f.reduced(), 20, 1), 2, 2, 0, 1, 3);
        }
    }

    @Test
    void thePlaceOfTheFirstBestHasTilesToo() {
        for (Combine combine : new Combine[] {Combine.ARGMAX, Combine.ARGMIN}) {
            for (int columns : new int[] {4, 17, 20, 64}) {
                Fixture f = new Fixture("place");
                Buffer x = f.array("x", DType.F32, Dim.BATCH, dim(3), dim(2), dim(columns));
                Buffer out = f.array("out", DType.I32, Dim.BATCH, dim(columns));
                f.loop("i", Dim.BATCH).loop("j", dim(columns));
                Scalar a = f.read(x, 6L * columns, 1, 2L * columns, columns);
                List<Loop> window = List.of(new Loop("k", dim(3)), new Loop("l", dim(2)));
                f.reduce(combine, Order.CHAIN, window, a);
                check(f.write(out, f.reduced(), columns, 1), 2, 2, 0, 1, 3, 5);
            }
        }
    }

    @Test
    void fewColumnsHaveNarrowerVectorsThanThePlan() {
        for (int columns : new int[] {8, 10, 15}) {
            Schedule narrow = tile(4, 2).ofLanes(8);
            Compiled.check(Examples.dense(Dim.BATCH, 31, columns), narrow, 16, 0, 1, 3, 4, 9);
            Compiled.check(Examples.update(7, Dim.BATCH, columns), narrow, 16, 0, 1, 3);
        }
    }

    @Test
    void aLongFormulaStandsOnceForTheRowsOfATile() {
        for (int columns : new int[] {9, 16, 33}) {
            check(Examples.longUpdate(dim(7), columns), 3, 2, 0, 1, 3);
            check(Examples.longUpdate(dim(8), columns), 4, 1, 2);
            check(Examples.longUpdate(Dim.BATCH, columns), 3, 2, 0, 1, 3, 4, 7);
        }
    }
}
