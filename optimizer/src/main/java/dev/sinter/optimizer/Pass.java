package dev.sinter.optimizer;

import dev.sinter.ir.graph.Graph;
import java.util.Locale;

/** One change of a graph: a valid graph goes in, a valid graph that computes the same comes out. Passes have no state. */
public interface Pass {
    /** The changed graph, or the same object when there was nothing to change. */
    Graph run(Graph graph);

    /** The name in dumps and messages, which is the class name in kebab case: {@code fold-constants}. */
    default String name() {
        return getClass().getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
