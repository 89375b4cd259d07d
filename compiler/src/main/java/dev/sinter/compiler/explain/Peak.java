package dev.sinter.compiler.explain;

import dev.sinter.compiler.Compilation;
import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Origin;
import dev.sinter.ir.kernel.Access;
import dev.sinter.ir.kernel.Buffer;
import dev.sinter.ir.kernel.Extent;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Loop;
import dev.sinter.ir.kernel.Place;
import dev.sinter.ir.kernel.Plan;
import dev.sinter.ir.kernel.Reduction;
import dev.sinter.ir.kernel.Schedule;
import dev.sinter.ir.kernel.Work;
import dev.sinter.ir.kernel.Write;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import dev.sinter.runtime.Kernels;
import dev.sinter.runtime.Memory;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.Share;
import dev.sinter.runtime.Tensors;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The most operations that a core does now, told by a tile of sums that read nothing while they run. Machines differ: some take two
 * cycles for vectors of 512 bits.
 */
final class Peak {
    private static final int ROWS = 4;
    private static final int VECTORS = 3;
    private static final int DEPTH = 1024;

    private Peak() {}

    /** Operations in a nanosecond, two for each multiply-add, of code for so many lanes. */
    static double measure(Compilation model, int lanes, Stopwatch stopwatch) {
        Plan plan = plan(lanes);
        Kernels kernels = model.loaded(List.of(plan), lanes);
        ProgramSpec spec = new ProgramSpec(plan.program(), List.of(), List.of());
        Memory memory = new Memory(ActionTimes.programs(spec, 1), 0, kernels, 1);
        Tensors none = Tensors.NONE;
        double nanos = stopwatch.time(() -> kernels.run(0, none, none, none, memory, 1, 0, 0, Share.WHOLE));
        return Work.of(plan.actions().getFirst(), 1).operations() / nanos;
    }

    /** {@code out[i, j] = sum over k of a * b[j]}, all of them 0. */
    private static Plan plan(int lanes) {
        int columns = VECTORS * lanes;
        Buffer a = array("a", 0, 1);
        Buffer b = array("b", 1, columns);
        Buffer out = array("out", 2, ROWS * columns);
        List<Scalar> elements = List.of(new Scalar.In(0, DType.F32), new Scalar.In(1, DType.F32));
        Loop k = new Loop("k", Dim.of(DEPTH));
        Kernel kernel = new Kernel(
                "peak",
                new Origin("", 1, 1, "peak"),
                List.of(new Loop("i", Dim.of(ROWS)), new Loop("j", Dim.of(columns))),
                Optional.of(new Reduction(List.of(k), Reduction.Combine.FMA, Reduction.Order.CHAIN, elements)),
                List.of(access(a, 0, 0, 0), access(b, 0, 1, 0)),
                List.of(new Write(access(out, columns, 1), new Scalar.In(2, DType.F32))),
                new Schedule(Schedule.Form.TILE, ROWS, VECTORS));
        return new Plan("peak", lanes, List.of(), List.of(), List.of(a, b, out), List.of(kernel));
    }

    private static Buffer array(String name, int index, long size) {
        return new Buffer(name, DType.F32, Extent.of(size), new Place.Array(index));
    }

    private static Access access(Buffer buffer, int... strides) {
        return new Access(
                buffer, Extent.ZERO, Arrays.stream(strides).mapToObj(Extent::of).toList());
    }
}
