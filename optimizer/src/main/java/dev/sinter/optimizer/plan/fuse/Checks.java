package dev.sinter.optimizer.plan.fuse;

import dev.sinter.ir.graph.Node;
import dev.sinter.ir.op.Broadcast;
import dev.sinter.ir.op.Cast;
import dev.sinter.ir.op.Op;
import dev.sinter.ir.op.Reshape;
import dev.sinter.ir.op.Transpose;
import dev.sinter.optimizer.plan.access.Formula;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The values that a program checks before it stores anything. */
final class Checks {
    private final List<Node> checked = new ArrayList<>();

    /** @param needed the nodes that the results depend on */
    Checks(List<Node> needed) {
        for (Node node : needed) {
            if (isCheck(node)) {
                checked.add(node);
            }
        }
    }

    static boolean isCheck(Node node) {
        return node.op() instanceof Op.Pointwise op && op.indexLimit().isPresent();
    }

    List<Node> nodes() {
        return checked;
    }

    /** The computed values among what is checked; they must stand in memory. */
    Set<Node> computed() {
        Set<Node> values = new LinkedHashSet<>();
        checked.stream()
                .map(Checks::value)
                .filter(v -> !(v.op() instanceof Op.Source))
                .forEach(values::add);
        return values;
    }

    /** Where the numbers of a checked node come from: other arrangements and wider integers are as good. */
    static Node value(Node check) {
        Node value = check.input(0);
        while (true) {
            boolean same = switch (value.op()) {
                case Reshape _, Transpose _, Broadcast _ -> true;
                case Cast cast -> isWider(value, cast);
                default -> Formula.isAlias(value);
            };
            if (!same) {
                return value;
            }
            value = value.input(0);
        }
    }

    private static boolean isWider(Node node, Cast cast) {
        return node.input(0).type().dtype().isInteger()
                && cast.to().isInteger()
                && cast.to().bytes() >= node.input(0).type().dtype().bytes();
    }
}
