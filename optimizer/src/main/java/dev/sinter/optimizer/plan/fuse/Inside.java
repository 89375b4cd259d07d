package dev.sinter.optimizer.plan.fuse;

import dev.sinter.ir.graph.Node;
import dev.sinter.ir.op.Op;
import dev.sinter.ir.text.OpTable;
import dev.sinter.optimizer.plan.access.Formula;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All operations that a group computes: its own, and those of values that are not kept. */
final class Inside {
    private final Set<Node> kept;
    private final Set<Node> inside;

    private Inside(Group group, Set<Node> kept) {
        this.kept = kept;
        inside = new HashSet<>(group.nodes());
        group.nodes().forEach(this::visit);
    }

    /** Their names, in the order of the graph. */
    static List<String> of(Group group, Set<Node> kept) {
        return new Inside(group, kept)
                .inside.stream()
                        .filter(node -> !(node.op() instanceof Op.View) && !Formula.isAlias(node))
                        .sorted(Comparator.comparing(Node::id))
                        .map(node -> OpTable.name(node.op()))
                        .toList();
    }

    private void visit(Node node) {
        for (Node operand : Formula.operands(node)) {
            if (!(operand.op() instanceof Op.Source) && !kept.contains(operand) && inside.add(operand)) {
                visit(operand);
            }
        }
    }
}
