package dev.sinter.optimizer.plan.fuse;

import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Result;
import dev.sinter.ir.op.Op;
import dev.sinter.ir.op.Store;
import dev.sinter.optimizer.plan.Names;
import dev.sinter.optimizer.plan.access.Formula;
import dev.sinter.runtime.Layout;
import dev.sinter.runtime.ProgramSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which computations share a kernel, the one mechanism of fusion. A value is kept or recomputed ({@link KeptValues}), kept values
 * share kernels ({@link Groups}), and each group is written as formulas ({@link Draft}). When a kernel turns out to need a value in
 * memory that was not kept, all of it is done again with that value kept.
 */
public final class Fusion {
    private final Checks checks;
    private final Guards guards;
    private final Map<Group, List<Draft>> drafts = new LinkedHashMap<>();
    private Map<Node, InMemory> kept = Map.of();
    private Groups groups;

    private Fusion(Guards guards) {
        this.guards = guards;
        Graph graph = guards.graph();
        List<Node> needed = needed(graph, guards);
        checks = new Checks(needed);
        Set<Node> demanded = new LinkedHashSet<>(checks.computed());
        guards.conditions().stream().filter(c -> !(c.op() instanceof Op.Source)).forEach(demanded::add);
        while (!attempt(graph, needed, demanded)) {
            drafts.clear();
        }
    }

    /** The kernels of a graph without derivatives, over buffers of which the working ones have no place yet. */
    public static Program run(Graph graph, ProgramSpec spec, Map<Store, Layout> layouts, Names names) {
        Guards guards = new Guards(OwnResults.run(SplitSums.run(graph)));
        return new BuildKernels(guards.graph(), new Fusion(guards), spec, layouts, names).build();
    }

    /** What can be told about the kernels that {@link #run} gives, by their names. */
    public static Map<String, KernelStory> tell(Graph graph, ProgramSpec spec, Map<Store, Layout> layouts) {
        Guards guards = new Guards(OwnResults.run(SplitSums.run(graph)));
        return new BuildKernels(guards.graph(), new Fusion(guards), spec, layouts, new Names()).tell();
    }

    /** The values that stand in memory, and why. */
    Map<Node, InMemory> kept() {
        return kept;
    }

    Groups groups() {
        return groups;
    }

    Guards guards() {
        return guards;
    }

    Checks checks() {
        return checks;
    }

    /** Most groups are one kernel; tensors put together from parts are one for each part. */
    Map<Group, List<Draft>> drafts() {
        return drafts;
    }

    private boolean attempt(Graph graph, List<Node> needed, Set<Node> demanded) {
        kept = KeptValues.choose(graph, needed, demanded);
        groups = new Groups(kept.keySet(), guards);
        for (Group group : groups.inOrder()) {
            drafts.put(group, Draft.of(group, kept.keySet()));
        }
        boolean more = false;
        for (Group group : drafts.keySet()) {
            for (Draft draft : drafts.get(group)) {
                more |= demanded.addAll(draft.unreachable());
                more |= demanded.addAll(PackOperands.of(group, draft));
            }
        }
        return !more;
    }

    /** The nodes that the results and guards depend on, in the order of the graph. */
    private static List<Node> needed(Graph graph, Guards guards) {
        Set<Node> reached = new HashSet<>();
        List<Node> open =
                new ArrayList<>(graph.results().stream().map(Result::value).toList());
        open.addAll(guards.conditions());
        while (!open.isEmpty()) {
            Node node = open.removeLast();
            if (reached.add(node)) {
                open.addAll(Formula.operands(node));
            }
        }
        return graph.nodes().stream().filter(reached::contains).toList();
    }
}
