package dev.sinter.optimizer.plan.fuse;

import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Result;
import dev.sinter.ir.op.Op;
import dev.sinter.ir.text.OpTable;
import java.util.Comparator;
import java.util.List;

/** What kernels and buffers are called, after what the author named: wanted names, the best first. */
final class KernelNames {
    private KernelNames() {}

    /** Whether a group computes a result. */
    static boolean isResult(Group group, List<Result> results) {
        return results.stream().anyMatch(result -> group.nodes().contains(result.value()));
    }

    /**
     * {@code hidden1_kernel_update} for a new value of something stored; the name of an output; else the label of what is computed, with
     * the operation where it is not a contraction alone: {@code hidden1}, {@code loss_exp}.
     */
    static String[] of(Group group, List<Result> results) {
        List<Result> mine = results.stream()
                .filter(result -> group.nodes().contains(result.value()))
                .toList();
        List<Result> stored = mine.stream()
                .filter(result -> result.store().isPresent())
                .sorted(Comparator.comparing(result -> result.store().get()))
                .toList();
        if (!stored.isEmpty()) {
            return new String[] {stored.getFirst().name() + "_update"};
        }
        if (!mine.isEmpty()) {
            return new String[] {mine.getFirst().name()};
        }
        Node lead = group.nodes().getFirst();
        Node last = group.nodes().getLast();
        return lead.op() instanceof Op.Reduce ? new String[] {withOperation(lead)} : of(last);
    }

    /** The label of a node; where that is taken, with the operation. */
    static String[] of(Node node) {
        String label = node.origin().label();
        boolean plain = label.isEmpty() || node.op() instanceof Op.View;
        return plain ? new String[] {withOperation(node)} : new String[] {label, withOperation(node)};
    }

    private static String withOperation(Node node) {
        String label = node.origin().label();
        String operation = OpTable.name(node.op());
        return label.isEmpty() ? operation : label + "_" + operation;
    }
}
