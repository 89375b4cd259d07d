package dev.sinter.optimizer.plan.fuse;

import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Result;
import dev.sinter.ir.op.And;
import dev.sinter.ir.op.Not;
import dev.sinter.ir.op.Op;
import dev.sinter.ir.op.Or;
import dev.sinter.optimizer.demand.Demand;
import dev.sinter.optimizer.demand.Demands;
import dev.sinter.optimizer.plan.access.Formula;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When each value is computed: always, or on a side of a branch, where one bool says so. The bool is the condition of the branch; for
 * sides inside sides, and for checks of what several branches read, it is a value made of several conditions.
 *
 * <p>Such a value may read a condition that was not computed: it stands behind {@code and} with the one that says so, and memory that
 * nobody has written holds true or false all the same.
 */
final class Guards {
    private final GraphBuilder b;
    private final Demands demands;
    private final Map<Demand, Guard> guards = new LinkedHashMap<>();
    private final Graph graph;

    /** @param value what the one bool must be */
    record Guard(Node condition, boolean value) {}

    /** The guards of a graph, whose copy holds the values that they are made of. */
    Guards(Graph before) {
        b = new GraphBuilder(before.name());
        Map<Node, Node> now = new HashMap<>();
        for (Node node : before.nodes()) {
            List<Node> inputs = node.inputs().stream().map(now::get).toList();
            now.put(node, b.at(node.origin()).add(node.op(), inputs));
        }
        List<Result> results = before.results().stream()
                .map(result -> result.with(now.get(result.value())))
                .toList();
        List<Node> nodes = b.build(results).nodes();
        demands = new Demands(nodes, results.stream().map(Result::value).toList(), Formula::operands);
        for (Node node : nodes) {
            b.at(node.origin());
            demands.of(node).ifPresent(demand -> prepare(node, demand));
        }
        graph = b.build(results);
    }

    private void prepare(Node node, Demand demand) {
        guard(demands.region(demand));
        if (Checks.isCheck(node)) {
            guard(demand);
        }
        if (node.op() instanceof Op.Branch) {
            guard(demands.region(demands.of(node, 1)));
            guard(demands.region(demands.of(node, 2)));
        }
    }

    /** The graph whose nodes have these guards. */
    Graph graph() {
        return graph;
    }

    /** The values that stand in memory to be asked. */
    Set<Node> conditions() {
        Set<Node> conditions = new LinkedHashSet<>();
        guards.values().forEach(guard -> conditions.add(guard.condition()));
        return conditions;
    }

    /** The guard of a value; empty when it is computed always. */
    Optional<Guard> of(Node node) {
        return demands.of(node).map(demands::region).map(guards::get);
    }

    /** The guard of a check, which must not fail where its value is not needed; empty when it is always. */
    Optional<Guard> ofCheck(Node node) {
        return demands.of(node).map(guards::get);
    }

    /** The guards of the kernels that copy the sides of a branch. */
    List<Guard> ofSides(Node branch) {
        return List.of(ofSide(branch, 1), ofSide(branch, 2));
    }

    private Guard ofSide(Node branch, int position) {
        return guards.get(demands.region(demands.of(branch, position)));
    }

    private Optional<Guard> guard(Demand demand) {
        if (demand != Demand.ALWAYS && !guards.containsKey(demand)) {
            guards.put(demand, demand instanceof Demand.Side side ? make(side) : make((Demand.Any) demand));
        }
        return Optional.ofNullable(guards.get(demand));
    }

    private Guard make(Demand.Side side) {
        Guard own = new Guard(side.condition(), side.value());
        return guard(side.branch())
                .map(outer -> new Guard(b.add(new And(), isTrue(outer), isTrue(own)), true))
                .orElse(own);
    }

    private Guard make(Demand.Any any) {
        Node condition = any.places().stream()
                .map(place -> isTrue(guard(place).orElseThrow()))
                .reduce((a, c) -> b.add(new Or(), a, c))
                .orElseThrow();
        return new Guard(condition, true);
    }

    private Node isTrue(Guard guard) {
        return guard.value() ? guard.condition() : b.add(new Not(), guard.condition());
    }
}
