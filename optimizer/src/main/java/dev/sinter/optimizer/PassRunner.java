package dev.sinter.optimizer;

import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.graph.Verifier;
import dev.sinter.ir.graph.Verifier.Stage;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Runs passes over a graph. It alone verifies (after each pass that changed something, always, as graphs are small), tells a listener
 * of each changed graph, and bounds groups; a pass does none of this.
 *
 * <pre>
 * Graph optimized = new PassRunner((pass, graph) -> write(pass, GraphText.print(graph))).run(Pipelines.OPTIMIZED, graph);
 * </pre>
 */
public final class PassRunner {
    private static final int MOST_ROUNDS = 100;

    private final Listener listener;
    private final Set<String> disabled;

    /** Hears of every change, for dumps. */
    @FunctionalInterface
    public interface Listener {
        void changed(String pass, Graph graph);
    }

    public PassRunner(Listener listener) {
        this(listener, Set.of());
    }

    /**
     * A runner that leaves passes out, to find the one that breaks something.
     *
     * @param disabled their names
     */
    public PassRunner(Listener listener, Set<String> disabled) {
        this.listener = listener;
        this.disabled = Set.copyOf(disabled);
    }

    /**
     * The graph after all passes.
     *
     * @throws PassFailure when a pass has a bug; the message shows ten lines of the graph around the place
     */
    public Graph run(List<Pass> passes, Graph graph) {
        Verifier.verify(graph, Stage.WRITTEN);
        Graph current = graph;
        for (Pass pass : passes) {
            current = pass instanceof UntilStable group ? repeat(group, current) : once(pass, current);
        }
        return current;
    }

    private Graph repeat(UntilStable group, Graph graph) {
        Graph current = graph;
        Set<String> active = Set.of();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            active = new TreeSet<>();
            for (Pass pass : group.passes()) {
                Graph changed = once(pass, current);
                if (changed != current) {
                    active.add(pass.name());
                }
                current = changed;
            }
            if (active.isEmpty()) {
                return current;
            }
        }
        String names = String.join(", ", active);
        throw new PassFailure(names + ": still changing the graph after " + MOST_ROUNDS + " rounds", current);
    }

    private Graph once(Pass pass, Graph graph) {
        if (disabled.contains(pass.name())) {
            return graph;
        }
        Graph changed = guarded(pass, graph);
        if (changed != graph) {
            listener.changed(pass.name(), changed);
        }
        return changed;
    }

    /** The changed graph, verified; as derivatives are spelled out by the first pass of every list, none may be left after any. */
    private static Graph guarded(Pass pass, Graph graph) {
        try {
            Graph changed = pass.run(graph);
            if (changed != graph) {
                Verifier.verify(changed, Stage.DIFFERENTIATED);
            }
            return changed;
        } catch (RuntimeException e) {
            throw new PassFailure("after " + pass.name() + ": " + e.getMessage(), graph, e);
        }
    }
}
