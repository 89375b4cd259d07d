package dev.sinter.optimizer;

import dev.sinter.ir.graph.Graph;
import java.util.List;
import java.util.stream.Collectors;

/** A group of passes that make work for each other: the runner repeats the group until none of them changes anything. */
record UntilStable(List<Pass> passes) implements Pass {
    UntilStable {
        passes = List.copyOf(passes);
    }

    static UntilStable untilStable(Pass... passes) {
        return new UntilStable(List.of(passes));
    }

    /** One round. */
    @Override
    public Graph run(Graph graph) {
        Graph changed = graph;
        for (Pass pass : passes) {
            changed = pass.run(changed);
        }
        return changed;
    }

    @Override
    public String name() {
        return passes.stream().map(Pass::name).collect(Collectors.joining(", "));
    }
}
