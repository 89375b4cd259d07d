package dev.sinter.optimizer.autodiff;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.ir.op.Add;
import dev.sinter.ir.op.Constant;
import dev.sinter.ir.op.If;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The gradients that arrive at one value. Those from one place of the graph are added as they come; those from a side of a branch count
 * only where the side is chosen, so that nothing of the other side, no NaN and no infinity, comes out of it.
 */
final class Arrivals {
    private final GraphBuilder b;
    private final TensorType type;
    private final List<Arrival> arrivals = new ArrayList<>();

    /** A condition, and the value it must have. */
    record Choice(Node condition, boolean value) {}

    private record Arrival(List<Choice> choices, Node gradient) {}

    Arrivals(GraphBuilder b, TensorType type) {
        this.b = b;
        this.type = type;
    }

    /** @param choices the sides that lie between the value and where its gradient comes from, the outermost first */
    void add(List<Choice> choices, Node gradient) {
        for (int i = 0; i < arrivals.size(); i++) {
            if (arrivals.get(i).choices().equals(choices)) {
                Node sum = b.add(new Add(), arrivals.get(i).gradient(), gradient);
                arrivals.set(i, new Arrival(choices, sum));
                return;
            }
        }
        arrivals.add(new Arrival(choices, gradient));
    }

    /** All together. */
    Node total() {
        return sum(arrivals, 0);
    }

    private Node sum(List<Arrival> some, int depth) {
        List<Node> terms = new ArrayList<>();
        Set<Node> conditions = new HashSet<>();
        for (Arrival arrival : some) {
            if (arrival.choices().size() == depth) {
                terms.add(arrival.gradient());
            } else {
                Node condition = arrival.choices().get(depth).condition();
                if (conditions.add(condition)) {
                    Node yes = side(some, depth, new Choice(condition, true));
                    Node no = side(some, depth, new Choice(condition, false));
                    terms.add(b.add(new If(), condition, yes, no));
                }
            }
        }
        return terms.stream()
                .reduce((sum, term) -> b.add(new Add(), sum, term))
                .orElseGet(() -> Constant.filled(b, 0, type));
    }

    private Node side(List<Arrival> all, int depth, Choice choice) {
        List<Arrival> own = all.stream()
                .filter(a ->
                        a.choices().size() > depth && a.choices().get(depth).equals(choice))
                .toList();
        return sum(own, depth + 1);
    }
}
