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

/** Weights that are kept in half the bits are widened wherever they are read, and rounded where they are written. */
class HalvesTest {
    private static final List<Integer> VECTORS = List.of(4, 8, 16);

    private static void check(Fixture fixture, Schedule schedule, int... batches) {
        boolean vectors = schedule.form() != Schedule.Form.ROWS && schedule.form() != Schedule.Form.LOOPS;
        for (int lanes : vectors ? VECTORS : List.of(1)) {
            Compiled.check(fixture, schedule, lanes, batches);
        }
    }

    private static Schedule form(Schedule.Form form) {
        return new Schedule(form, 3, 2);
    }

    @Test
    void productsWithThemAreTheReferenceInEveryForm() {
        for (int columns : new int[] {7, 16, 33, 40}) {
            for (int depth : new int[] {1, 9, 40}) {
                for (Schedule.Form form : Schedule.Form.values()) {
                    check(Examples.denseOfHalves(Dim.BATCH, depth, columns), form(form), 0, 1, 3, 17);
                }
            }
        }
    }

    @Test
    void eachElementIsTheReferenceOneByOneAndInVectors() {
        Fixture f = new Fixture("scaled");
        Buffer x = f.array("x", DType.F32, Dim.BATCH, dim(37));
        Buffer out = f.array("out", DType.F32, Dim.BATCH, dim(37));
        f.loop("i", Dim.BATCH).loop("j", dim(37));
        Scalar product = Scalar.call(Fn.MUL, f.read(x, 37, 1), f.read(Fixture.halves("w", 3, 37), 0, 1));
        f.write(out, product, 37, 1);
        check(f, form(Schedule.Form.MAP), 0, 1, 3);
        check(f, Schedule.LOOPS, 0, 1, 3);
    }

    @Test
    void theSumOfARowIsTheReferenceOneByOneAndInVectors() {
        Fixture f = new Fixture("row_sum");
        Buffer out = f.array("out", DType.F32, dim(3));
        f.loop("i", dim(3));
        Scalar w = f.read(Fixture.halves("w", 1, 3 * 101), 101, 1);
        f.reduce(Combine.FMA, Order.LANES, List.of(new Loop("j", dim(101))), w, w);
        f.write(out, f.reduced(), 1);
        check(f, form(Schedule.Form.LANES), 1);
        check(f, Schedule.LOOPS, 1);
    }

    @Test
    void whatIsWrittenIsRoundedInEveryForm() {
        Fixture copy = new Fixture("copy");
        Buffer x = copy.array("x", DType.F32, dim(37));
        copy.loop("j", dim(37));
        copy.write(Fixture.halves("w", 3, 37), copy.read(x, 1), 1);
        check(copy, form(Schedule.Form.MAP), 1);
        check(copy, Schedule.LOOPS, 1);

        Fixture product = new Fixture("product");
        Buffer a = product.array("a", DType.F32, dim(5), dim(9));
        Buffer b = product.array("b", DType.F32, dim(9), dim(20));
        product.loop("i", dim(5)).loop("j", dim(20));
        Scalar left = product.read(a, 9, 0, 1);
        Scalar right = product.read(b, 0, 1, 20);
        product.reduce(Combine.FMA, Order.CHAIN, List.of(new Loop("k", dim(9))), left, right);
        product.write(Fixture.halves("w", 3, 100), product.reduced(), 20, 1);
        for (Schedule.Form form : Schedule.Form.values()) {
            check(product, form(form), 1);
        }
    }
}
