package dev.sinter.optimizer.plan.fuse;

import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.op.Op;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.optimizer.plan.access.Formula;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which values are computed once by a kernel; all others are recomputed inside the kernels that read them.
 *
 * <p>Kept are results, sums and contractions, what a contraction reads again and again, and what several kernels need unless it is
 * cheaper to compute it again. A value with one reader that takes each element once is never kept: it becomes part of its reader.
 */
final class KeptValues {
    /** How many functions the formulas of one kernel apply at most. */
    static final int LONGEST = 200;

    private final Map<Node, InMemory> kept = new HashMap<>();
    private final Map<Node, Integer> readers = new HashMap<>();
    private final Set<Node> contracted = new HashSet<>();
    private final Map<Node, InMemory> stored;
    private final Recompute recompute;

    private KeptValues(Map<Node, InMemory> stored) {
        this.stored = stored;
        recompute = new Recompute(stored.keySet());
    }

    /**
     * The kept values in the order of the graph, each with its reason.
     *
     * @param needed the nodes that the results depend on, in the order of the graph
     * @param demanded nodes that must be stored whatever they are
     */
    static Map<Node, InMemory> choose(Graph graph, List<Node> needed, Set<Node> demanded) {
        Map<Node, InMemory> stored = new HashMap<>();
        ends(needed).forEach(node -> stored.put(node, InMemory.LONG));
        demanded.forEach(node -> stored.put(node, InMemory.DEMANDED));
        graph.results().forEach(result -> stored.put(result.value(), InMemory.RESULT));
        KeptValues values = new KeptValues(stored);
        needed.reversed().forEach(values::visit);
        Map<Node, InMemory> inOrder = new LinkedHashMap<>();
        needed.stream().filter(values.kept::containsKey).forEach(node -> inOrder.put(node, values.kept.get(node)));
        return inOrder;
    }

    /** Pointwise nodes at which formulas end, so that no formula grows too long for the JIT compiler. */
    private static Set<Node> ends(List<Node> needed) {
        Map<Node, Integer> sizes = new HashMap<>();
        Set<Node> ends = new HashSet<>();
        for (Node node : needed) {
            if (node.op() instanceof Op.Pointwise op) {
                int operands = node.inputs().stream()
                        .mapToInt(input -> sizes.getOrDefault(input, 0))
                        .sum();
                int size = operands + Scalar.functions(List.of(Formula.of(node, op)));
                if (size > LONGEST) {
                    ends.add(node);
                }
                sizes.put(node, size > LONGEST ? 0 : size);
            } else if (node.op() instanceof Op.View) {
                sizes.put(node, sizes.getOrDefault(node.input(0), 0));
            }
        }
        return ends;
    }

    private void visit(Node node) {
        if (node.op() instanceof Op.Source) {
            return;
        }
        Optional<InMemory> reason = Optional.ofNullable(stored.get(node)).or(() -> reason(node));
        boolean keeps = reason.isPresent();
        reason.ifPresent(why -> kept.put(node, why));
        int turns = keeps ? 1 : readers.getOrDefault(node, 0);
        boolean inContraction = node.op() instanceof Op.Contract || !keeps && contracted.contains(node);
        for (Node operand : Formula.operands(node)) {
            boolean repeats = node.op() instanceof Op.Contract
                    || !(node.op() instanceof Op.Assemble || node.op() instanceof Op.Branch)
                            && Recompute.isSmaller(
                                    operand.shape().size(), node.shape().size());
            readers.merge(operand, repeats ? Recompute.MANY : turns, (a, b) -> Math.min(Recompute.MANY, a + b));
            if (inContraction) {
                contracted.add(operand);
            }
        }
    }

    private Optional<InMemory> reason(Node node) {
        return switch (node.op()) {
            case Op.Pointwise _, Op.Generate _ -> {
                if (Formula.isAlias(node)) {
                    yield Optional.empty();
                }
                boolean recomputed = readers.get(node) <= 1 || recompute.pays(node, readers.get(node));
                yield contracted.contains(node)
                        ? Optional.of(InMemory.CONTRACTED)
                        : recomputed ? Optional.empty() : Optional.of(InMemory.SHARED);
            }
            case Op.View _ -> Optional.empty();
            case Op.Reduce _, Op.Contract _, Op.Assemble _, Op.Branch _, Op.Ordered _ -> Optional.of(InMemory.WHOLE);
            case Op.Source _, Op.Derivative _ -> throw new IllegalStateException("not computed: " + node.op());
        };
    }
}
