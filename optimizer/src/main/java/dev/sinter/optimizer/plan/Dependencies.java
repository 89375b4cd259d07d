package dev.sinter.optimizer.plan;

import dev.sinter.ir.kernel.Action;
import dev.sinter.ir.kernel.Buffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which actions of a list must come before which others; actions are known by their place in the list. */
final class Dependencies {
    private final List<Set<Integer>> before = new ArrayList<>();

    /** A buffer's writers come in the order of the list, and before all its readers. */
    Dependencies(List<Action> actions) {
        Map<Buffer, List<Integer>> writers = new LinkedHashMap<>();
        for (int i = 0; i < actions.size(); i++) {
            before.add(new TreeSet<>());
            for (Buffer buffer : ActionBuffers.written(actions.get(i))) {
                List<Integer> earlier = writers.computeIfAbsent(buffer, _ -> new ArrayList<>());
                before.get(i).addAll(earlier);
                earlier.add(i);
            }
        }
        for (int i = 0; i < actions.size(); i++) {
            for (Buffer buffer : ActionBuffers.read(actions.get(i))) {
                before.get(i).addAll(writers.getOrDefault(buffer, List.of()));
            }
        }
    }

    int size() {
        return before.size();
    }

    /** Adds an action that nothing else waits for; returns its place. */
    int add(Set<Integer> after) {
        before.add(new TreeSet<>(after));
        return before.size() - 1;
    }

    void order(int first, int second) {
        before.get(second).add(first);
    }

    Set<Integer> before(int action) {
        return before.get(action);
    }

    /** Everything that must come before an action, and the action. */
    Set<Integer> closure(int action) {
        Set<Integer> reached = new TreeSet<>();
        List<Integer> open = new ArrayList<>(List.of(action));
        while (!open.isEmpty()) {
            int next = open.removeLast();
            if (reached.add(next)) {
                open.addAll(before.get(next));
            }
        }
        return reached;
    }
}
