package dev.sinter.optimizer.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Origin;
import dev.sinter.ir.kernel.Access;
import dev.sinter.ir.kernel.Action;
import dev.sinter.ir.kernel.Buffer;
import dev.sinter.ir.kernel.Extent;
import dev.sinter.ir.kernel.Guarded;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Loop;
import dev.sinter.ir.kernel.Place;
import dev.sinter.ir.kernel.Plan;
import dev.sinter.ir.kernel.Schedule;
import dev.sinter.ir.kernel.Write;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaceBarriersTest {
    private static final int MANY = 40;

    private static Buffer array(int index, DType type) {
        return new Buffer("b" + index, type, Extent.of(100), new Place.Array(index));
    }

    /** What is noted must not double with each of them: 2^40 notes fit into no memory. */
    @Test
    void manySidesThatTouchDifferentArraysNeedNoBarrier() {
        List<Action> actions = new ArrayList<>();
        for (int i = 1; i <= MANY; i++) {
            Access target = new Access(array(i, DType.F32), Extent.ZERO, List.of(Extent.ONE));
            Kernel kernel = new Kernel(
                    "k" + i,
                    Origin.UNKNOWN,
                    List.of(new Loop("i", Dim.of(100))),
                    Optional.empty(),
                    List.of(),
                    List.of(new Write(target, Scalar.lit(i, DType.F32))),
                    Schedule.LOOPS.splitAlong(0));
            actions.add(new Guarded(array(0, DType.BOOL), true, List.of(kernel)));
        }
        Plan plan = new Plan("predict", 1, List.of(), List.of(), List.of(), actions);
        assertEquals(actions, PlaceBarriers.run(plan).actions());
    }
}
