package dev.sinter.ir.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Origin;
import dev.sinter.ir.kernel.Access;
import dev.sinter.ir.kernel.Buffer;
import dev.sinter.ir.kernel.Check;
import dev.sinter.ir.kernel.Extent;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Loop;
import dev.sinter.ir.kernel.Place;
import dev.sinter.ir.kernel.Plan;
import dev.sinter.ir.kernel.Reduction;
import dev.sinter.ir.kernel.Schedule;
import dev.sinter.ir.kernel.Write;
import dev.sinter.ir.op.Store;
import dev.sinter.ir.scalar.Fn;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import dev.sinter.runtime.Precision;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanTextTest {
    private static final Extent ZERO = Extent.ZERO;
    private static final Extent ONE = Extent.ONE;
    private static final Origin ORIGIN = new Origin("digits.model", 9, 5, "hidden1");

    private final Buffer x = new Buffer("x", DType.F32, new Extent(0, 784), new Place.Array(0));
    private final Buffer label = new Buffer("label", DType.U8, new Extent(0, 1), new Place.Array(1));
    private final Buffer w = new Buffer("w", DType.F32, Extent.of(784 * 300), new Place.Stored(Store.WEIGHTS, 300));
    private final Buffer y = new Buffer("y", DType.F32, new Extent(0, 300), new Place.Array(2));

    @Test
    void readsLikeATableOfContents() {
        Plan plan = new Plan(
                "predict", 8, List.of(x, label), List.of(y), List.of(), List.of(check(), product(), reversed()));
        assertEquals("""
            plan predict, 8 lanes
              input   x : f32[784*batch] in memory[0]
              input   label : u8[batch] in memory[1]
              output  y : f32[300*batch] in memory[2]

            check 0 <= label < 10 at digits.model:9:5: a label

            kernel hidden1_dot at digits.model:9:5, tile 4 rows x 2 vectors
              for i<batch, j<300
                read x[784*i + k]
                read w[j + 300*k]
                reduced = fma in chain over k<784 of x and w
                write y[300*i + j] = max(reduced, 0.0)

            kernel both at digits.model:9:5, loops
              for i<300
                read w[i]
                read w'2 = w[299 - i]
                write w[i] =
                  t0 = strict_exp(add(w, w'2))
                  mul(t0, t0)
            """, PlanText.print(plan));
    }

    @Test
    void tellsWhichNumbersAreKeptInHalfTheBits() {
        Place place = new Place.Stored(Store.WEIGHTS, 0, Precision.BF16);
        Buffer half = new Buffer("half", DType.F32, Extent.of(9), place);
        Kernel kernel = new Kernel(
                "copy",
                ORIGIN,
                List.of(new Loop("i", Dim.of(9))),
                Optional.empty(),
                List.of(new Access(half, ZERO, List.of(ONE))),
                List.of(new Write(new Access(half, ZERO, List.of(ONE)), in(0))),
                Schedule.LOOPS);
        assertEquals("weights.bf16[0..]", place.toString());
        assertEquals(2, half.width());
        assertEquals(4, w.width());
        assertEquals("""
            plan predict, 8 lanes

            kernel copy at digits.model:9:5, loops
              for i<9
                read half[i] as bf16
                write half[i] as bf16 = half
            """, PlanText.print(new Plan("predict", 8, List.of(), List.of(), List.of(), List.of(kernel))));
    }

    private Check check() {
        return new Check(label, 10, "a label", ORIGIN);
    }

    private Kernel product() {
        Scalar zero = Scalar.lit(0, DType.F32);
        Reduction reduction = new Reduction(
                List.of(new Loop("k", Dim.of(784))),
                Reduction.Combine.FMA,
                Reduction.Order.CHAIN,
                List.of(in(0), in(1)));
        return new Kernel(
                "hidden1_dot",
                ORIGIN,
                List.of(new Loop("i", Dim.BATCH), new Loop("j", Dim.of(300))),
                Optional.of(reduction),
                List.of(
                        new Access(x, ZERO, List.of(Extent.of(784), ZERO, ONE)),
                        new Access(w, ZERO, List.of(ZERO, ONE, Extent.of(300)))),
                List.of(new Write(new Access(y, ZERO, List.of(Extent.of(300), ONE)), Scalar.call(Fn.MAX, in(2), zero))),
                new Schedule(Schedule.Form.TILE, 4, 2));
    }

    private Kernel reversed() {
        Scalar exp = Scalar.call(Fn.STRICT_EXP, Scalar.call(Fn.ADD, in(0), in(1)));
        return new Kernel(
                "both",
                ORIGIN,
                List.of(new Loop("i", Dim.of(300))),
                Optional.empty(),
                List.of(new Access(w, ZERO, List.of(ONE)), new Access(w, Extent.of(299), List.of(Extent.of(-1)))),
                List.of(new Write(new Access(w, ZERO, List.of(ONE)), Scalar.call(Fn.MUL, exp, exp))),
                Schedule.LOOPS);
    }

    private static Scalar in(int position) {
        return new Scalar.In(position, DType.F32);
    }
}
