package dev.sinter.optimizer.plan;

import dev.sinter.ir.kernel.Action;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts actions in order: first all checks and what they need, so that a wrong input is found before anything stored is changed, then
 * the rest as it stands in the list, as far as dependencies allow.
 */
final class OrderActions {
    private final List<Action> actions;
    private final Dependencies dependencies;
    private final Set<Integer> done = new HashSet<>();
    private final List<Action> ordered = new ArrayList<>();

    private OrderActions(List<Action> actions, Dependencies dependencies) {
        this.actions = actions;
        this.dependencies = dependencies;
    }

    static List<Action> run(List<Action> actions, Dependencies dependencies) {
        OrderActions order = new OrderActions(actions, dependencies);
        for (int i = 0; i < actions.size(); i++) {
            if (ActionBuffers.checks(actions.get(i))) {
                order.visit(i);
            }
        }
        for (int i = 0; i < actions.size(); i++) {
            order.visit(i);
        }
        return order.ordered;
    }

    private void visit(int action) {
        if (done.add(action)) {
            dependencies.before(action).forEach(this::visit);
            ordered.add(actions.get(action));
        }
    }
}
