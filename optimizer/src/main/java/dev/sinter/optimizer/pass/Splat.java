package dev.sinter.optimizer.pass;

import dev.sinter.ir.graph.Node;
import dev.sinter.ir.op.Broadcast;
import dev.sinter.ir.op.Constant;
import java.util.Optional;

/**
 * Values that are one known number everywhere: {@code constant([2.0])}, {@code broadcast(constant(2.0))};
 * +0 and -0 are two numbers, all NaN are one.
 */
final class Splat {
    private Splat() {}

    /** The number, or empty when it is unknown or not the same everywhere. */
    static Optional<Double> of(Node node) {
        return switch (node.op()) {
            case Constant constant -> of(constant);
            case Broadcast _ -> of(node.input(0));
            default -> Optional.empty();
        };
    }

    static Optional<Double> of(Constant constant) {
        return constant.values().stream()
                .findFirst()
                .filter(first -> constant.values().stream().allMatch(first::equals));
    }

    /** Whether the value is that number everywhere. */
    static boolean is(Node node, double number) {
        return of(node).filter(Double.valueOf(number)::equals).isPresent();
    }
}
