package dev.sinter.optimizer.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.ir.kernel.Access;
import dev.sinter.ir.kernel.Action;
import dev.sinter.ir.kernel.Buffer;
import dev.sinter.ir.kernel.Check;
import dev.sinter.ir.kernel.Extent;
import dev.sinter.ir.kernel.Guarded;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Place;
import dev.sinter.ir.kernel.Plan;
import dev.sinter.ir.kernel.Reduction;
import dev.sinter.ir.kernel.Write;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What holds for every plan, whatever it computes. */
final class PlanRules {
    private PlanRules() {}

    static void check(Plan plan) {
        namesAreUnique(plan);
        checksComeBeforeStores(plan);
        buffersFitTheirArrays(plan);
        liveBuffersDoNotShareArrays(plan);
        BarrierRules.check(plan);
        for (Action action : single(plan)) {
            if (action instanceof Kernel kernel) {
                turnsAreIndependent(kernel);
                lanesHaveOneLoop(kernel);
            }
        }
    }

    /** Those of a guarded action one by one, each with the condition before it, which must stay as long as they need it. */
    private static List<Action> single(Plan plan) {
        return plan.actions().stream()
                .flatMap(action -> action instanceof Guarded guarded
                        ? guarded.actions().stream()
                                .flatMap(inner ->
                                        Stream.of(new Guarded(guarded.condition(), guarded.value(), List.of()), inner))
                        : Stream.of(action))
                .toList();
    }

    private static void namesAreUnique(Plan plan) {
        Set<String> kernels = new HashSet<>();
        Map<String, Buffer> buffers = new LinkedHashMap<>();
        for (Action action : single(plan)) {
            assertTrue(!(action instanceof Kernel kernel) || kernels.add(kernel.name()), () -> "twice: " + action);
            for (Buffer buffer : both(action)) {
                Buffer known = buffers.computeIfAbsent(buffer.name(), _ -> buffer);
                assertEquals(known, buffer);
            }
        }
    }

    private static List<Buffer> both(Action action) {
        List<Buffer> all = new ArrayList<>(ActionBuffers.read(action));
        all.addAll(ActionBuffers.written(action));
        return all;
    }

    private static void checksComeBeforeStores(Plan plan) {
        boolean stored = false;
        for (Action action : single(plan)) {
            assertTrue(!stored || !(action instanceof Check), "a check comes after something was stored");
            stored |= ActionBuffers.written(action).stream().anyMatch(b -> b.place() instanceof Place.Stored);
        }
    }

    private static void buffersFitTheirArrays(Plan plan) {
        List<Buffer> arrays = new ArrayList<>(plan.inputs());
        arrays.addAll(plan.outputs());
        arrays.addAll(plan.working());
        for (Action action : plan.actions()) {
            for (Buffer buffer : both(action)) {
                if (buffer.place() instanceof Place.Array place) {
                    Buffer array = arrays.get(place.index());
                    assertEquals(array.dtype(), buffer.dtype(), buffer.name());
                    assertTrue(isWithin(buffer.size(), array.size()), () -> buffer + " is larger than " + array);
                }
            }
        }
    }

    private static boolean isWithin(Extent size, Extent limit) {
        return size.at(0) <= limit.at(0) && size.at(1) <= limit.at(1) && size.at(1000) <= limit.at(1000);
    }

    private static void liveBuffersDoNotShareArrays(Plan plan) {
        Map<Buffer, int[]> lives = new LinkedHashMap<>();
        List<Action> actions = single(plan);
        for (int i = 0; i < actions.size(); i++) {
            for (Buffer buffer : both(actions.get(i))) {
                lives.computeIfAbsent(buffer, _ -> new int[] {Integer.MAX_VALUE, 0});
                lives.get(buffer)[0] = Math.min(lives.get(buffer)[0], i);
                lives.get(buffer)[1] = i;
            }
        }
        lives.forEach((one, life) -> lives.forEach((other, otherLife) -> {
            boolean meet = life[0] <= otherLife[1] && otherLife[0] <= life[1];
            boolean share = one.place() instanceof Place.Array && one.place().equals(other.place());
            assertTrue(one.equals(other) || !share || !meet, () -> one + " and " + other + " live in one array");
        }));
    }

    /** What a kernel writes it reads, if at all, at the same element. */
    private static void turnsAreIndependent(Kernel kernel) {
        int outputs = kernel.loops().size();
        for (Write write : kernel.writes()) {
            for (Access read : kernel.reads()) {
                if (read.buffer().place().equals(write.target().buffer().place())) {
                    assertEquals(write.target().offset(), read.offset(), kernel.name());
                    assertEquals(write.target().strides(), read.strides().subList(0, outputs), kernel.name());
                    assertTrue(read.strides().stream().skip(outputs).allMatch(Extent::isZero), kernel.name());
                }
            }
        }
    }

    private static void lanesHaveOneLoop(Kernel kernel) {
        kernel.reduction()
                .filter(r -> r.order() == Reduction.Order.LANES)
                .ifPresent(r -> assertEquals(1, r.loops().size(), kernel.name()));
    }
}
