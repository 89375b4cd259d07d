package dev.sinter.optimizer.plan.fuse;

import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Result;
import dev.sinter.ir.op.Op;
import dev.sinter.ir.op.Store;
import java.util.List;
import java.util.Optional;

/** What kernels and buffers are called before numbers make them unique: after what the author named. */
final class KernelNames {
    private KernelNames() {}

    /** {@code hidden1_kernel_update} for a new value of something stored, an output's name, or the label of the last node. */
    static String of(Group group, List<Result> results) {
        List<Result> mine =
                results.stream().filter(r -> group.nodes().contains(r.value())).toList();
        Optional<Result> stored = mine.stream()
                .filter(r -> r.store().isPresent())
                .min((a, b) -> a.store().get().compareTo(b.store().get()));
        if (stored.isPresent()) {
            return stored.get().name() + "_update";
        }
        return mine.isEmpty() ? of(group.nodes().getLast()) : mine.getFirst().name();
    }

    /** The label of a node, or what kind of node it is. */
    static String of(Node node) {
        String label = node.origin().label();
        return label.isEmpty() ? kind(node.op()) : label;
    }

    private static String kind(Op op) {
        return switch (op) {
            case Op.Pointwise _ -> "map";
            case Op.Generate _ -> "fill";
            case Op.View _ -> "copy";
            case Op.Reduce _ -> "reduce";
            case Op.Contract _ -> "dot";
            case Op.Assemble _ -> "join";
            case Op.Source _, Op.Derivative _ -> "value";
        };
    }
}
