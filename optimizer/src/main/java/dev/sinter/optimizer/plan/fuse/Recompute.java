package dev.sinter.optimizer.plan.fuse;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.op.Constant;
import dev.sinter.ir.op.Op;
import dev.sinter.optimizer.plan.access.Formula;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What it takes to compute a value again wherever it is read: a comparison of ten class numbers with a label costs little and reads
 * less than the table of its results would.
 */
final class Recompute {
    static final int MANY = 1000;
    private static final int CHEAP = 8;
    private static final int TRIVIAL = 4;
    /** No more than a cast or a sign. */
    private static final int FREE = 1;
    /** As many readers as gain from a trivial formula more than from a stored value. */
    private static final int FEW = 3;

    private final Set<Node> stored;
    private final Map<Node, Effort> efforts = new HashMap<>();

    /** The work for one element, and the values that are read for it. */
    private record Effort(int cost, Set<Node> leaves) {}

    /** @param stored nodes that are stored in any case */
    Recompute(Set<Node> stored) {
        this.stored = stored;
    }

    /** Whether so many readers of a value do better without a stored copy of it. */
    boolean pays(Node node, int readers) {
        Effort effort = ofItself(node);
        List<Node> large = large(node, effort);
        if (large.isEmpty()) {
            return effort.cost <= CHEAP;
        }
        return large.size() == 1 && !isAtSum(large) && effort.cost <= (readers <= FEW ? TRIVIAL : FREE);
    }

    /** The values read for a node that are no smaller than itself. */
    private static List<Node> large(Node node, Effort effort) {
        return effort.leaves.stream()
                .filter(leaf -> !isSmaller(leaf.shape().size(), node.shape().size()))
                .toList();
    }

    /** A value next to the sum that it is made of is stored by the kernel of that sum, which costs nothing more. */
    private static boolean isAtSum(List<Node> large) {
        return large.stream().anyMatch(leaf -> leaf.op() instanceof Op.Reduce || leaf.op() instanceof Op.Contract);
    }

    private Effort asOperand(Node node) {
        Effort known = efforts.get(node);
        if (known == null) {
            boolean isLeaf = stored.contains(node)
                    || !(node.op() instanceof Op.Pointwise
                            || node.op() instanceof Op.View
                            || node.op() instanceof Op.Generate);
            Effort effort = isLeaf ? leaf(node) : ofItself(node);
            boolean staysOpen =
                    effort.cost <= CHEAP && !(node.op() instanceof Op.Pointwise && isAtSum(large(node, effort)));
            known = staysOpen ? effort : leaf(node);
            efforts.put(node, known);
        }
        return known;
    }

    private Effort ofItself(Node node) {
        int cost = Cost.of(node);
        Set<Node> leaves = new LinkedHashSet<>();
        for (Node operand : Formula.operands(node)) {
            boolean repeats =
                    isSmaller(operand.shape().size(), node.shape().size()) && operand.op() instanceof Op.Pointwise;
            Effort effort = repeats && !pays(operand, MANY) ? leaf(operand) : asOperand(operand);
            cost += effort.cost;
            leaves.addAll(effort.leaves);
        }
        return new Effort(cost, leaves);
    }

    private static Effort leaf(Node node) {
        boolean isLiteral = node.op() instanceof Constant constant
                && constant.values().stream().distinct().count() == 1;
        return new Effort(0, isLiteral ? Set.of() : Set.of(node));
    }

    static boolean isSmaller(Dim one, Dim other) {
        return one.batch() == other.batch() ? one.count() < other.count() : other.batch();
    }
}
