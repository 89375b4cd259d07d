package dev.sinter.optimizer.autodiff;

import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.op.Constant;
import dev.sinter.ir.op.If;
import dev.sinter.ir.op.Not;
import dev.sinter.optimizer.autodiff.Arrivals.Choice;
import dev.sinter.optimizer.demand.Demand;
import dev.sinter.optimizer.demand.Demands;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sides of branches that values belong to, and the conditions under which they are chosen as values of the graph. */
final class Sides {
    private final GraphBuilder b;
    private final Demands demands;
    private final Map<Demand, Node> conditions = new HashMap<>();

    Sides(GraphBuilder b, Demands demands) {
        this.b = b;
        this.demands = demands;
    }

    Demand of(Node node) {
        return demands.of(node).orElseThrow();
    }

    Demand of(Node user, int position) {
        return demands.of(user, position);
    }

    /** What must be chosen for an inner place to be reached where an outer one is, the outermost first. */
    List<Choice> between(Demand outer, Demand inner) {
        List<Choice> choices = new ArrayList<>();
        Demand at = inner;
        while (at != outer && at instanceof Demand.Side side) {
            choices.addFirst(new Choice(side.condition(), side.value()));
            at = side.branch();
        }
        if (at != outer && at instanceof Demand.Any) {
            choices.addFirst(new Choice(condition(at), true));
        }
        return choices;
    }

    /** One bool that says whether a place is reached; made of branches, as a condition may be unknown where it is not. */
    private Node condition(Demand demand) {
        Node known = conditions.get(demand);
        if (known == null) {
            known = switch (demand) {
                case Demand.Side side -> condition(side);
                case Demand.Any any ->
                    any.places().stream()
                            .map(this::condition)
                            .reduce((one, other) -> b.add(new If(), one, truth(1), other))
                            .orElseThrow();
                default -> truth(1);
            };
            conditions.put(demand, known);
        }
        return known;
    }

    private Node condition(Demand.Side side) {
        Node own = side.value() ? side.condition() : b.add(new Not(), side.condition());
        return side.branch() == Demand.ALWAYS ? own : b.add(new If(), condition(side.branch()), own, truth(0));
    }

    private Node truth(int value) {
        return b.add(Constant.scalar(value, DType.BOOL));
    }
}
