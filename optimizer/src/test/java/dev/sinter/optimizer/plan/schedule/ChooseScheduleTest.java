package dev.sinter.optimizer.plan.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Origin;
import dev.sinter.ir.kernel.Access;
import dev.sinter.ir.kernel.Buffer;
import dev.sinter.ir.kernel.Extent;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Loop;
import dev.sinter.ir.kernel.Place;
import dev.sinter.ir.kernel.Reduction;
import dev.sinter.ir.kernel.Reduction.Combine;
import dev.sinter.ir.kernel.Reduction.Order;
import dev.sinter.ir.kernel.Schedule;
import dev.sinter.ir.kernel.Write;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChooseScheduleTest {
    private static Scalar.In in(int position, DType type) {
        return new Scalar.In(position, type);
    }

    private static Access access(DType type, long... strides) {
        Buffer buffer = new Buffer("b", type, Extent.of(10000), new Place.Array(0));
        return new Access(
                buffer,
                Extent.ZERO,
                java.util.stream.LongStream.of(strides).mapToObj(Extent::of).toList());
    }

    private static String map(Scalar value, Access read, long size, int lanes) {
        return ChooseSchedule.run(mapped(value, read, size), lanes).schedule().toString();
    }

    private static Kernel mapped(Scalar value, Access read, long size) {
        Write write = new Write(access(value.type(), 1), value);
        return new Kernel(
                "k",
                Origin.UNKNOWN,
                List.of(new Loop("i", Dim.of(size))),
                Optional.empty(),
                List.of(read),
                List.of(write),
                Schedule.LOOPS);
    }

    private static String sum(Order order, long outputs, long inputs, Access read, int lanes) {
        return reduce(Combine.SUM, order, outputs, inputs, read, lanes);
    }

    private static String reduce(Combine combine, Order order, long outputs, long inputs, Access read, int lanes) {
        return ChooseSchedule.run(reduced(combine, order, outputs, inputs, read), lanes)
                .schedule()
                .toString();
    }

    private static Kernel reduced(Combine combine, Order order, long outputs, long inputs, Access read) {
        Reduction reduction =
                new Reduction(List.of(new Loop("k", Dim.of(inputs))), combine, order, List.of(in(0, DType.F32)));
        return new Kernel(
                "k",
                Origin.UNKNOWN,
                List.of(new Loop("i", Dim.of(outputs))),
                Optional.of(reduction),
                List.of(read),
                List.of(new Write(access(reduction.type(), 1), in(1, reduction.type()))),
                Schedule.LOOPS);
    }

    @Test
    void floatsAreMappedAsVectors() {
        Scalar negative = Scalar.call(Fn.NEG, in(0, DType.F32));
        assertEquals("map 4 vectors", map(negative, access(DType.F32, 1), 100, 8));
        assertEquals("map 1 vectors", map(negative, access(DType.F32, 1), 8, 8));
        assertEquals("loops", map(negative, access(DType.F32, 1), 7, 8));
        assertEquals("loops", map(negative, access(DType.F32, 1), 100, 1));
        assertEquals("loops", map(negative, access(DType.F32, 2), 100, 8));
        assertEquals("map 4 vectors", map(negative, access(DType.F32, 0), 100, 8));
    }

    @Test
    void bytesMayBeReadButNotWrittenAsVectors() {
        Scalar pixel = Scalar.call(Fn.DIV, Scalar.cast(in(0, DType.U8), DType.F32), Scalar.lit(255, DType.F32));
        assertEquals("map 4 vectors", map(pixel, access(DType.U8, 1), 100, 8));
        assertEquals("loops", map(in(0, DType.U8), access(DType.U8, 1), 100, 8));
    }

    @Test
    void slowFunctionsAreNotVectors() {
        assertEquals("loops", map(Scalar.call(Fn.STRICT_SIN, in(0, DType.F32)), access(DType.F32, 1), 100, 8));
    }

    @Test
    void sumOfALongRowHasLanes() {
        assertEquals("lanes", sum(Order.LANES, 5, 16, access(DType.F32, 16, 1), 8));
        assertEquals("loops", sum(Order.LANES, 5, 15, access(DType.F32, 15, 1), 8));
        assertEquals("loops", sum(Order.LANES, 5, 16, access(DType.F32, 1, 5), 8));
        assertEquals("loops", sum(Order.LANES, 5, 16, access(DType.F32, 16, 1), 1));
    }

    @Test
    void sumOfColumnsIsATileOrRows() {
        assertEquals("tile 1 rows x 4 vectors", sum(Order.CHAIN, 300, 50, access(DType.F32, 1, 300), 8));
        assertEquals("tile 1 rows x 2 vectors", sum(Order.CHAIN, 10, 50, access(DType.F32, 1, 10), 8));
        assertEquals("tile 1 rows x 2 vectors of 8 lanes", sum(Order.CHAIN, 10, 50, access(DType.F32, 1, 10), 16));
        assertEquals("rows", sum(Order.CHAIN, 10, 50, access(DType.F32, 1, 10), 1));
    }

    @Test
    void sumsOfFewColumnsAreTilesOfNumbers() {
        assertEquals("tile 1 rows x 4 numbers", sum(Order.CHAIN, 4, 50, access(DType.F32, 1, 4), 8));
        assertEquals("tile 1 rows x 3 numbers", sum(Order.CHAIN, 3, 50, access(DType.F32, 1, 3), 1));
        assertEquals("tile 4 rows x 1 numbers", sum(Order.CHAIN, 20, 50, access(DType.F32, 50, 1), 8));
    }

    @Test
    void updatesOfFewColumnsGoAcrossTheirRows() {
        assertEquals("across rows, vectors", update(784, 10, 16));
        assertEquals("across rows, vectors of 8 lanes", update(24, 3, 16));
        assertEquals("across rows, vectors", update(784, 10, 8));
        assertEquals("tile 5 rows x 2 vectors, row by row", update(785, 10, 8));
        assertEquals("tile 4 rows x 2 vectors, row by row", update(784, 16, 8));
        assertEquals("rows", update(784, 10, 1));
    }

    /** w[i, j] = the sum over k of x[k, i] * g[k, j]. */
    private static String update(long rows, long columns, int lanes) {
        Reduction reduction = new Reduction(
                List.of(new Loop("k", Dim.BATCH)),
                Combine.FMA,
                Order.CHAIN,
                List.of(in(0, DType.F32), in(1, DType.F32)));
        Kernel kernel = new Kernel(
                "k",
                Origin.UNKNOWN,
                List.of(new Loop("i", Dim.of(rows)), new Loop("j", Dim.of(columns))),
                Optional.of(reduction),
                List.of(access(DType.F32, 1, 0, rows), access(DType.F32, 0, 1, columns)),
                List.of(new Write(access(DType.F32, columns, 1), in(2, DType.F32))),
                Schedule.LOOPS);
        return ChooseSchedule.run(kernel, lanes).schedule().toString();
    }

    @Test
    void theBestOfColumnsIsATile() {
        for (Combine combine : List.of(Combine.MAX, Combine.MIN, Combine.ARGMAX, Combine.ARGMIN)) {
            assertEquals("tile 1 rows x 4 vectors", reduce(combine, Order.CHAIN, 64, 4, access(DType.F32, 1, 64), 8));
            assertEquals("loops", reduce(combine, Order.CHAIN, 64, 4, access(DType.F32, 4, 1), 8));
            assertEquals("loops", reduce(combine, Order.CHAIN, 64, 4, access(DType.F32, 1, 64), 1));
        }
    }

    @Test
    void whatIsTheSameInAllLanesMayBeAnything() {
        Scalar there = Scalar.call(Fn.EQ, Scalar.cast(in(0, DType.F64), DType.I32), Scalar.lit(3, DType.I32));
        Scalar chosen = Scalar.call(Fn.SELECT, there, Scalar.lit(1, DType.F32), Scalar.lit(0, DType.F32));
        assertEquals("map 4 vectors", map(chosen, access(DType.F64, 0), 100, 8));
        assertEquals("loops", map(chosen, access(DType.F64, 1), 100, 8));
        Scalar place = Scalar.cast(new Scalar.Index(0), DType.F32);
        assertEquals("loops", map(place, access(DType.F32, 0), 100, 8));
    }

    @Test
    void eachChoiceTellsItsReason() {
        Scalar negative = Scalar.call(Fn.NEG, in(0, DType.F32));
        assertEquals("scalar code", reason(mapped(negative, access(DType.F32, 1), 100), 1));
        assertEquals("7 columns are fewer than 8 lanes", reason(mapped(negative, access(DType.F32, 1), 7), 8));
        assertEquals("it reads b 2 apart along i", reason(mapped(negative, access(DType.F32, 2), 100), 8));
        assertEquals(
                "as many vectors as registers hold for a formula of 1 function",
                reason(mapped(negative, access(DType.F32, 1), 100), 8));
        assertEquals(
                "2 sums of 16 registers; 10 columns in one tile; too few columns for 16 lanes",
                reason(reduced(Combine.SUM, Order.CHAIN, 10, 50, access(DType.F32, 1, 10)), 16));
        assertEquals(
                "it reads b 5 apart along k",
                reason(reduced(Combine.SUM, Order.LANES, 5, 16, access(DType.F32, 1, 5)), 8));
    }

    private static String reason(Kernel kernel, int lanes) {
        return ChooseSchedule.choose(kernel, lanes).reason();
    }
}
