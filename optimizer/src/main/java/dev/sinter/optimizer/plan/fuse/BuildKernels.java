package dev.sinter.optimizer.plan.fuse;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Result;
import dev.sinter.ir.kernel.Access;
import dev.sinter.ir.kernel.Action;
import dev.sinter.ir.kernel.Check;
import dev.sinter.ir.kernel.Guarded;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Loop;
import dev.sinter.ir.kernel.Reduction;
import dev.sinter.ir.kernel.Schedule;
import dev.sinter.ir.kernel.Write;
import dev.sinter.ir.op.Op;
import dev.sinter.ir.op.Store;
import dev.sinter.optimizer.plan.Names;
import dev.sinter.optimizer.plan.access.Affine;
import dev.sinter.optimizer.plan.fuse.Guards.Guard;
import dev.sinter.runtime.Layout;
import dev.sinter.runtime.ProgramSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns the groups of a graph into kernels over buffers. */
final class BuildKernels {
    private final Graph graph;
    private final Fusion fusion;
    private final Names names;
    private final Buffers buffers;
    private final Set<Node> stored = new LinkedHashSet<>();

    BuildKernels(Graph graph, Fusion fusion, ProgramSpec spec, Map<Store, Layout> layouts, Names names) {
        this.names = names;
        this.graph = graph;
        this.fusion = fusion;
        buffers = new Buffers(spec, layouts);
    }

    Program build() {
        nameBuffers();
        List<Action> actions = new ArrayList<>();
        Set<List<Object>> checked = new HashSet<>();
        for (Node node : fusion.checks().nodes()) {
            Check check = check(node);
            Optional<Guard> guard = fusion.guards().ofCheck(node);
            if (checked.add(List.of(check.buffer(), check.limit(), guard))) {
                actions.add(guarded(guard, check));
            }
        }
        Map<Draft, String> kernelNames = nameKernels();
        fusion.drafts().forEach((group, drafts) -> {
            for (int i = 0; i < drafts.size(); i++) {
                Action action = action(group, drafts.get(i), kernelNames.get(drafts.get(i)));
                actions.add(guarded(guard(group.nodes().getFirst(), i), action));
            }
        });
        return new Program(graph.name(), buffers.inputs(), buffers.outputs(), actions, updates());
    }

    /** What can be told about each kernel. */
    Map<String, KernelStory> tell() {
        nameBuffers();
        Map<Draft, String> kernelNames = nameKernels();
        Map<String, KernelStory> stories = new LinkedHashMap<>();
        fusion.drafts()
                .forEach((group, drafts) -> drafts.forEach(draft -> {
                    Map<String, InMemory> written = new LinkedHashMap<>();
                    group.nodes().stream()
                            .filter(stored::contains)
                            .forEach(node ->
                                    written.put(name(node), fusion.kept().get(node)));
                    Map<String, Apart> apart = new LinkedHashMap<>();
                    draft.reads()
                            .forEach(read -> fusion.groups()
                                    .apart(group, read.node())
                                    .ifPresent(why ->
                                            apart.put(buffers.of(read.node()).name(), why)));
                    stories.put(
                            kernelNames.get(draft),
                            new KernelStory(Inside.of(group, fusion.kept().keySet()), written, apart));
                }));
        return stories;
    }

    /** What a value is called: where it is kept for the next run, else where it stands. */
    private String name(Node node) {
        return graph.results().stream()
                .filter(result -> result.value() == node && result.store().isPresent())
                .map(Result::name)
                .findFirst()
                .orElseGet(() -> buffers.of(node).name());
    }

    private Optional<Guard> guard(Node lead, int draft) {
        return lead.op() instanceof Op.Branch
                ? Optional.of(fusion.guards().ofSides(lead).get(draft))
                : fusion.guards().of(lead);
    }

    private Action guarded(Optional<Guard> guard, Action action) {
        return guard.<Action>map(g -> new Guarded(buffers.of(g.condition()), g.value(), List.of(action)))
                .orElse(action);
    }

    /** Kernels that compute results choose first. */
    private Map<Draft, String> nameKernels() {
        KernelNames wishes = new KernelNames(graph.results());
        Map<Draft, String> chosen = new IdentityHashMap<>();
        for (boolean results : new boolean[] {true, false}) {
            fusion.drafts().forEach((group, drafts) -> {
                if (wishes.isResult(group) == results) {
                    String[] wanted = wishes.of(group);
                    drafts.forEach(draft -> chosen.put(draft, names.unique(wanted)));
                }
            });
        }
        return chosen;
    }

    private void nameBuffers() {
        fusion.drafts()
                .values()
                .forEach(drafts -> drafts.forEach(draft -> draft.reads().forEach(read -> stored.add(read.node()))));
        fusion.checks().computed().forEach(stored::add);
        stored.addAll(fusion.guards().conditions());
        for (Result result : graph.results()) {
            stored.add(result.value());
            if (result.store().isEmpty()) {
                buffers.output(result.value(), result.name());
            }
        }
        // The last value of a kernel is what the author's name stands for most often.
        fusion.drafts()
                .keySet()
                .forEach(group -> group.nodes().reversed().stream()
                        .filter(stored::contains)
                        .forEach(node -> buffers.store(node, KernelNames.of(node))));
    }

    private List<Program.Update> updates() {
        return graph.results().stream()
                .filter(r -> r.store().isPresent())
                .map(r -> new Program.Update(
                        buffers.of(r.value()), buffers.stored(r.store().get(), r.name())))
                .toList();
    }

    private Check check(Node node) {
        var limit = ((Op.Pointwise) node.op()).indexLimit().orElseThrow();
        return new Check(buffers.of(Checks.value(node)), limit.limit(), limit.what(), node.origin());
    }

    private Action action(Group group, Draft draft, String name) {
        Node lead = group.nodes().getFirst();
        return lead.op() instanceof Op.Ordered op ? Sweeps.of(lead, op, name, buffers) : kernel(group, draft, name);
    }

    private Kernel kernel(Group group, Draft draft, String name) {
        int outputs = draft.loops().size()
                - draft.fold().map(f -> f.reductions().size()).orElse(0);
        List<Loop> loops = new ArrayList<>();
        for (Dim size : draft.loops()) {
            loops.add(new Loop("i" + loops.size(), size));
        }
        Optional<Reduction> reduction = draft.fold()
                .map(f ->
                        new Reduction(loops.subList(outputs, loops.size()), f.combine(), f.order(), draft.elements()));
        List<Access> reads =
                draft.reads().stream().map(r -> access(r.node(), r.at())).toList();
        List<Write> writes = new ArrayList<>();
        draft.values().forEach((node, value) -> {
            if (stored.contains(node)) {
                Access target = access(node, draft.target());
                writes.add(new Write(
                        new Access(
                                target.buffer(),
                                target.offset(),
                                target.strides().subList(0, outputs)),
                        value));
            }
        });
        return new Kernel(
                name,
                group.nodes().getFirst().origin(),
                loops.subList(0, outputs),
                reduction,
                reads,
                writes,
                Schedule.LOOPS);
    }

    private Access access(Node node, Affine at) {
        return new Access(buffers.of(node), at.constant(), at.strides());
    }
}
