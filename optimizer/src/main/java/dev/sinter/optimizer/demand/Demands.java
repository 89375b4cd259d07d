package dev.sinter.optimizer.demand;

import dev.sinter.ir.graph.Node;
import dev.sinter.ir.op.Op;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * When each value of a graph is needed so that some of them, the roots, are known: what only one side of a branch reads belongs to
 * that side, what both read to the branch, what two branches read is needed where one of them needs it.
 */
public final class Demands {
    private final Map<List<Object>, Demand> sides = new HashMap<>();
    private final Map<Set<Demand>, Demand> anys = new HashMap<>();
    private final Map<Demand, Demand> regions = new HashMap<>();
    private final Map<Node, Demand> demands = new HashMap<>();

    /**
     * @param nodes in the order of their graph
     * @param operands what the value of a node depends on; not asked for branches
     */
    public Demands(List<Node> nodes, Collection<Node> roots, Function<Node, List<Node>> operands) {
        Map<Node, Set<Demand>> uses = new HashMap<>();
        roots.forEach(root -> use(uses, root, Demand.ALWAYS));
        for (Node node : nodes.reversed()) {
            if (uses.containsKey(node)) {
                demands.put(node, any(uses.get(node)));
                if (node.op() instanceof Op.Branch) {
                    for (int i = 0; i < node.inputs().size(); i++) {
                        use(uses, node.input(i), of(node, i));
                    }
                } else {
                    operands.apply(node).forEach(operand -> use(uses, operand, demands.get(node)));
                }
            }
        }
    }

    private static void use(Map<Node, Set<Demand>> uses, Node node, Demand demand) {
        uses.computeIfAbsent(node, _ -> new LinkedHashSet<>()).add(demand);
    }

    /** When a node is needed; empty when no root needs it. */
    public Optional<Demand> of(Node node) {
        return Optional.ofNullable(demands.get(node));
    }

    /** When a node that is needed somewhere needs one of its inputs. */
    public Demand of(Node node, int position) {
        Demand own = demands.get(node);
        return node.op() instanceof Op.Branch && position > 0 ? side(own, node.input(0), position == 1) : own;
    }

    /**
     * The innermost side that all places lie in where a value is needed. Whoever computes a value once does it there: where exactly it
     * is needed may turn on a condition that the value itself is part of.
     */
    public Demand region(Demand demand) {
        Demand known = regions.get(demand);
        if (known == null) {
            known = switch (demand) {
                case Demand.Side side -> side(region(side.branch()), side.condition(), side.value());
                case Demand.Any any ->
                    any.places().stream()
                            .map(this::region)
                            .reduce(Demands::common)
                            .orElseThrow();
                default -> Demand.ALWAYS;
            };
            regions.put(demand, known);
        }
        return known;
    }

    private static Demand common(Demand one, Demand other) {
        Demand at = one;
        while (!other.isWithin(at)) {
            at = ((Demand.Side) at).branch();
        }
        return at;
    }

    private Demand side(Demand branch, Node condition, boolean value) {
        return sides.computeIfAbsent(List.of(branch, condition, value), _ -> new Demand.Side(branch, condition, value));
    }

    private Demand any(Set<Demand> uses) {
        Set<Demand> places = new LinkedHashSet<>(uses);
        uses.forEach(use -> joinSides(places, use));
        Set<Demand> widest = new LinkedHashSet<>(places);
        widest.removeIf(place -> places.stream().anyMatch(other -> other != place && place.isWithin(other)));
        return widest.size() == 1
                ? widest.iterator().next()
                : anys.computeIfAbsent(widest, _ -> new Demand.Any(widest));
    }

    /** Both sides of a branch together are the branch, which may be a side whose other side is there as well. */
    private void joinSides(Set<Demand> places, Demand place) {
        Demand joined = place;
        while (joined instanceof Demand.Side side
                && places.contains(joined)
                && places.contains(side(side.branch(), side.condition(), !side.value()))) {
            joined = side.branch();
            places.add(joined);
        }
    }
}
