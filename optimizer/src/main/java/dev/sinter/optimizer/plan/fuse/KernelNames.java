package dev.sinter.optimizer.plan.fuse;

import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Result;
import dev.sinter.ir.op.Op;
import dev.sinter.ir.text.OpTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What kernels and buffers are called, after what the author named: wanted names, the best first. */
final class KernelNames {
    private final List<Result> results;
    /** The places of a value among the results. */
    private final Map<Node, List<Integer>> places = new HashMap<>();

    KernelNames(List<Result> results) {
        this.results = results;
        for (int i = 0; i < results.size(); i++) {
            places.computeIfAbsent(results.get(i).value(), _ -> new ArrayList<>())
                    .add(i);
        }
    }

    /** Whether a group computes a result. */
    boolean isResult(Group group) {
        return group.nodes().stream().anyMatch(places::containsKey);
    }

    private List<Result> results(Group group) {
        return group.nodes().stream()
                .flatMap(node -> places.getOrDefault(node, List.of()).stream())
                .sorted()
                .map(results::get)
                .toList();
    }

    /**
     * {@code hidden1_kernel_update} for a new value of something stored; the name of an output; else the label of what is computed, with
     * the operation where it is not a contraction alone: {@code hidden1}, {@code loss_exp}.
     */
    String[] of(Group group) {
        List<Result> mine = results(group);
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
