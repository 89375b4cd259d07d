package dev.sinter.optimizer.plan;

import dev.sinter.ir.kernel.Action;
import dev.sinter.ir.kernel.Guarded;
import java.util.ArrayList;
import java.util.List;

/** Neighbours that are done under the same condition become one action, so that it is looked at once. */
final class JoinGuarded {
    private JoinGuarded() {}

    static List<Action> run(List<Action> actions) {
        List<Action> joined = new ArrayList<>();
        for (Action action : actions) {
            boolean joins = action instanceof Guarded guarded
                    && !joined.isEmpty()
                    && joined.getLast() instanceof Guarded before
                    && before.condition().equals(guarded.condition())
                    && before.value() == guarded.value();
            joined.add(joins ? join((Guarded) joined.removeLast(), (Guarded) action) : action);
        }
        return joined;
    }

    private static Guarded join(Guarded first, Guarded second) {
        List<Action> both = new ArrayList<>(first.actions());
        both.addAll(second.actions());
        return new Guarded(first.condition(), first.value(), both);
    }
}
