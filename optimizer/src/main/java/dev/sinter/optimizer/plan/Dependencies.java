package dev.sinter.optimizer.plan;

import dev.sinter.ir.kernel.Action;
import dev.sinter.ir.kernel.Buffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which actions of a list must come before which others; actions are known by their place in the list. */
final class Dependencies {
    private final List<Set<Integer>> before = new ArrayList<>();
    private final List<Set<Integer>> after = new ArrayList<>();

    /** A buffer's writers come in the order of the list, and before all its readers. */
    Dependencies(List<Action> actions) {
        Map<Buffer, List<Integer>> writers = new LinkedHashMap<>();
        for (int i = 0; i < actions.size(); i++) {
            before.add(new TreeSet<>());
            after.add(new TreeSet<>());
            for (Buffer buffer : ActionBuffers.written(actions.get(i))) {
                List<Integer> earlier = writers.computeIfAbsent(buffer, _ -> new ArrayList<>());
                order(earlier, i);
                earlier.add(i);
            }
        }
        for (int i = 0; i < actions.size(); i++) {
            for (Buffer buffer : ActionBuffers.read(actions.get(i))) {
                order(writers.getOrDefault(buffer, List.of()), i);
            }
        }
    }

    int size() {
        return before.size();
    }

    /** Adds an action that nothing else waits for; returns its place. */
    int add(Set<Integer> others) {
        before.add(new TreeSet<>());
        after.add(new TreeSet<>());
        order(others, before.size() - 1);
        return before.size() - 1;
    }

    void order(int first, int second) {
        before.get(second).add(first);
        after.get(first).add(second);
    }

    private void order(Collection<Integer> first, int second) {
        first.forEach(each -> order(each, second));
    }

    Set<Integer> before(int action) {
        return before.get(action);
    }

    /** Everything that must come before some actions, and these actions. */
    Set<Integer> before(Collection<Integer> actions) {
        return reached(actions, before);
    }

    /** Everything that must come after an action, and the action. */
    Set<Integer> after(int action) {
        return reached(List.of(action), after);
    }

    private static Set<Integer> reached(Collection<Integer> from, List<Set<Integer>> steps) {
        Set<Integer> reached = new TreeSet<>();
        List<Integer> open = new ArrayList<>(from);
        while (!open.isEmpty()) {
            int next = open.removeLast();
            if (reached.add(next)) {
                open.addAll(steps.get(next));
            }
        }
        return reached;
    }
}
