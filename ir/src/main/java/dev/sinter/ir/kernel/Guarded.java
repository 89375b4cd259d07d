package dev.sinter.ir.kernel;

import java.util.List;

/**
 * Actions that are done only when the one bool of a buffer has that value: those of a side of a branch.
 *
 * @param actions in order; none is guarded itself
 */
public record Guarded(Buffer condition, boolean value, List<Action> actions) implements Action {
    public Guarded {
        actions = List.copyOf(actions);
    }
}
