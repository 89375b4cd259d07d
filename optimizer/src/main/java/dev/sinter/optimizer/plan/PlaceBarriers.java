package dev.sinter.optimizer.plan;

import dev.sinter.ir.kernel.Action;
import dev.sinter.ir.kernel.Barrier;
import dev.sinter.ir.kernel.Buffer;
import dev.sinter.ir.kernel.Check;
import dev.sinter.ir.kernel.Guarded;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Plan;
import dev.sinter.ir.kernel.Sweep;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts barriers between actions of which one needs, or writes over, what another thread may have touched in the other: as late and so
 * as few as the order of the actions allows. Each thread takes a part of a split kernel, every thread looks at checks and conditions,
 * and the first thread alone does the rest.
 */
public final class PlaceBarriers {
    /**
     * What an action does with the array of a buffer.
     *
     * @param alone whether the first thread does it and no other
     */
    private record Touch(Buffer buffer, boolean writes, boolean alone) {
        boolean conflicts(Touch other) {
            return (writes || other.writes) && !(alone && other.alone) && buffer.meets(other.buffer);
        }
    }

    /** What was touched since the last barrier. */
    private Set<Touch> since = new LinkedHashSet<>();

    private PlaceBarriers() {}

    /** The plan, which has no barriers yet, with those that its split kernels need. */
    public static Plan run(Plan plan) {
        return plan.isSplit() ? plan.with(new PlaceBarriers().place(plan.actions())) : plan;
    }

    private List<Action> place(List<Action> actions) {
        List<Action> placed = new ArrayList<>();
        for (Action action : actions) {
            List<Touch> touches = touches(action);
            if (touches.stream().anyMatch(touch -> since.stream().anyMatch(touch::conflicts))) {
                placed.add(new Barrier());
                since = new LinkedHashSet<>();
            }
            since.addAll(touches);
            placed.add(action instanceof Guarded guarded ? inside(guarded) : action);
        }
        return placed;
    }

    /** The barriers inside are passed only when the condition holds. */
    private Guarded inside(Guarded guarded) {
        Set<Touch> before = new LinkedHashSet<>(since);
        List<Action> actions = place(guarded.actions());
        since.addAll(before);
        return new Guarded(guarded.condition(), guarded.value(), actions);
    }

    private static List<Touch> touches(Action action) {
        return switch (action) {
            case Kernel kernel -> touches(kernel, kernel.schedule().split().isEmpty());
            case Sweep sweep -> touches(sweep, true);
            case Check check -> touches(check, false);
            case Guarded guarded -> List.of(new Touch(guarded.condition(), false, false));
            case Barrier _ -> List.of();
        };
    }

    private static List<Touch> touches(Action action, boolean alone) {
        List<Touch> touches = new ArrayList<>();
        ActionBuffers.read(action).forEach(buffer -> touches.add(new Touch(buffer, false, alone)));
        ActionBuffers.written(action).forEach(buffer -> touches.add(new Touch(buffer, true, alone)));
        return touches;
    }
}
