package dev.sinter.compiler;

import dev.sinter.ir.kernel.Action;
import dev.sinter.ir.kernel.Barrier;
import dev.sinter.ir.kernel.Guarded;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Plan;
import dev.sinter.optimizer.plan.PlaceBarriers;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Plans with every kernel split along one of its output loops, drawn at random: whatever the loop, the bits must be the same. */
final class SplitEverywhere {
    private SplitEverywhere() {}

    static List<Plan> plans(List<Plan> plans, SplittableRandom random) {
        return plans.stream()
                .map(plan -> PlaceBarriers.run(plan.with(split(plan.actions(), random))))
                .toList();
    }

    private static List<Action> split(List<Action> actions, SplittableRandom random) {
        return actions.stream()
                .filter(action -> !(action instanceof Barrier))
                .map(action -> switch (action) {
                    case Kernel kernel -> split(kernel, random);
                    case Guarded guarded ->
                        new Guarded(guarded.condition(), guarded.value(), split(guarded.actions(), random));
                    default -> action;
                })
                .toList();
    }

    private static Kernel split(Kernel kernel, SplittableRandom random) {
        int[] loops = IntStream.range(0, kernel.loops().size())
                .filter(loop -> !kernel.loops().get(loop).size().isOne())
                .toArray();
        return loops.length == 0
                ? kernel
                : kernel.with(kernel.schedule().splitAlong(loops[random.nextInt(loops.length)]));
    }
}
