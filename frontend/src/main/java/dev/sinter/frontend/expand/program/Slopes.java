package dev.sinter.frontend.expand.program;

import dev.sinter.ir.graph.Node;
import dev.sinter.ir.op.StopGradient;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Which values a loss can have a slope along: those that it was computed from by way of floats. */
final class Slopes {
    private Slopes() {}

    static Set<Node> into(Node loss) {
        Set<Node> reached = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Node> open = new ArrayDeque<>(List.of(loss));
        while (!open.isEmpty()) {
            Node node = open.pop();
            boolean hasSlope = node.type().dtype().isFloat() && reached.add(node);
            if (hasSlope && !(node.op() instanceof StopGradient)) {
                open.addAll(node.inputs());
            }
        }
        return reached;
    }
}
