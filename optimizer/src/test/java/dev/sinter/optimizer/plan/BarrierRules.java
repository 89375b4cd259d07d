package dev.sinter.optimizer.plan;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.ir.kernel.Action;
import dev.sinter.ir.kernel.Barrier;
import dev.sinter.ir.kernel.Check;
import dev.sinter.ir.kernel.Guarded;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Threads that run a plan meet between any two actions of which one touches what the other writes, unless the first thread does both.
 * Every way through the branches is looked at, pair by pair.
 */
final class BarrierRules {
    private BarrierRules() {}

    /** An action as one step of a way through the plan; a condition that is looked at stands before its side. */
    private record Step(Action action, Optional<Guarded> side) {}

    static void check(Plan plan) {
        List<Step> steps = new ArrayList<>();
        for (Action action : plan.actions()) {
            if (action instanceof Guarded guarded) {
                steps.add(new Step(new Guarded(guarded.condition(), guarded.value(), List.of()), Optional.empty()));
                guarded.actions().forEach(inner -> steps.add(new Step(inner, Optional.of(guarded))));
            } else {
                steps.add(new Step(action, Optional.empty()));
            }
        }
        boolean barriers = steps.stream().anyMatch(step -> step.action() instanceof Barrier);
        assertTrue(!barriers || plan.isSplit(), "a plan for one thread has barriers");
        for (int i = 0; i < steps.size(); i++) {
            for (int j = i + 1; j < steps.size(); j++) {
                Step first = steps.get(i);
                Step second = steps.get(j);
                boolean free = firstThreadDoes(plan, first.action()) && firstThreadDoes(plan, second.action());
                assertTrue(
                        free || !meet(first.action(), second.action()) || isBarrier(steps, i, j),
                        () -> "no barrier between " + first.action() + " and " + second.action());
            }
        }
    }

    private static boolean firstThreadDoes(Plan plan, Action action) {
        return switch (action) {
            case Kernel kernel -> kernel.schedule().split().isEmpty();
            case Check _, Guarded _ -> !plan.isSplit();
            default -> true;
        };
    }

    private static boolean meet(Action a, Action b) {
        return touch(a, b) || touch(b, a);
    }

    private static boolean touch(Action writer, Action other) {
        return ActionBuffers.written(writer).stream()
                .anyMatch(w -> ActionBuffers.read(other).stream().anyMatch(w::meets)
                        || ActionBuffers.written(other).stream().anyMatch(w::meets));
    }

    /** A barrier of a side counts only for actions of that side, since another way passes it by. */
    private static boolean isBarrier(List<Step> steps, int from, int to) {
        return steps.subList(from + 1, to).stream()
                .filter(step -> step.action() instanceof Barrier)
                .anyMatch(step -> step.side().isEmpty()
                        || step.side().equals(steps.get(from).side())
                        || step.side().equals(steps.get(to).side()));
    }
}
