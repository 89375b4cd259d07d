package dev.sinter.optimizer.plan.fuse;

import dev.sinter.ir.graph.Node;
import dev.sinter.ir.op.Op;
import dev.sinter.optimizer.plan.access.Read;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Forms the groups of nodes that share a kernel: a pointwise node joins the kernels of the values that it reads at its own element,
 * unless a kernel would then wait for itself, and unless the two are not computed under the same condition. So bias, activation and the update of a parameter come to stand behind the sum that
 * they follow.
 */
final class Groups {
    /** A kernel is a method, which has 255 parameters at most. */
    private static final int MOST_ARRAYS = 200;

    private final Set<Node> kept;
    private final Guards guards;
    private final Map<Node, Group> groupOf = new HashMap<>();
    private final Map<Node, Map<Node, Boolean>> sources = new HashMap<>();
    private final Map<Pair, Apart> refused = new HashMap<>();
    private final WaitingOrder order = new WaitingOrder();

    /** A node, and one that it reads. */
    private record Pair(Node reader, Node read) {}

    /** The groups of these nodes, which are in the order of the graph. */
    Groups(Set<Node> kept, Guards guards) {
        this.kept = kept;
        this.guards = guards;
        kept.forEach(this::place);
    }

    /** The groups; each comes where its first node does. */
    List<Group> inOrder() {
        Set<Group> inOrder = new LinkedHashSet<>();
        kept.forEach(node -> inOrder.add(groupOf.get(node)));
        return List.copyOf(inOrder);
    }

    /** Why a group is not one with the group of a node that it reads; none for a node that is given. */
    Optional<Apart> apart(Group reader, Node read) {
        return Optional.ofNullable(groupOf.get(read))
                .map(source -> reader.nodes().stream()
                        .flatMap(node -> source.nodes().stream().map(other -> refused.get(new Pair(node, other))))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(Apart.OTHER_ELEMENTS));
    }

    private void place(Node node) {
        sources.put(node, sources(node));
        Group group = new Group(List.of(node));
        order.add(node, before(node));
        groupOf.put(node, group);
        if (node.op() instanceof Op.Pointwise || node.op() instanceof Op.Generate) {
            for (Group candidate : candidates(node)) {
                Group mine = groupOf.get(node);
                Optional<Apart> obstacle = obstacle(mine, candidate);
                if (obstacle.isEmpty()) {
                    Group joined = candidate.with(mine);
                    joined.nodes().forEach(member -> groupOf.put(member, joined));
                    order.join(joined.nodes());
                } else {
                    candidate.nodes().forEach(other -> refused.put(new Pair(node, other), obstacle.get()));
                }
            }
        }
    }

    /** The values in memory that a node reads, and for each whether only at the node's own element. */
    private Map<Node, Boolean> sources(Node node) {
        Map<Node, Boolean> found = new LinkedHashMap<>();
        for (Draft draft : Draft.of(new Group(List.of(node)), kept)) {
            for (Read read : draft.reads()) {
                boolean same = draft.fold().isEmpty()
                        && !isAlone(node.op())
                        && read.node().shape().size().equals(node.shape().size())
                        && read.at().equals(draft.target());
                found.merge(read.node(), same, Boolean::logicalAnd);
            }
        }
        return found;
    }

    /** Groups that the node could join, those with a sum first, then the latest. */
    private List<Group> candidates(Node node) {
        List<Group> found = new ArrayList<>();
        sources.get(node).forEach((source, same) -> {
            Group group = groupOf.get(source);
            if (same && group != null && !found.contains(group)) {
                found.add(group);
            }
        });
        List<Group> folding = found.stream().filter(Group::folds).toList().reversed();
        List<Group> others = found.stream().filter(g -> !g.folds()).toList().reversed();
        List<Group> all = new ArrayList<>(folding);
        all.addAll(others);
        return all;
    }

    /** What keeps two groups from being one; nothing when they can be. */
    private Optional<Apart> obstacle(Group mine, Group other) {
        if (mine.folds() && other.folds()) {
            return Optional.of(Apart.TWO_SUMS);
        }
        if (!guards.of(mine.nodes().getFirst()).equals(guards.of(other.nodes().getFirst()))) {
            return Optional.of(Apart.CONDITION);
        }
        if (other.nodes().stream().anyMatch(n -> isAlone(n.op()))) {
            return Optional.of(Apart.ALONE);
        }
        if (waits(mine, other) || waits(other, mine)) {
            return Optional.of(Apart.WAITS);
        }
        return obstacleToWriting(mine, other);
    }

    /** Operations that nothing can be added to where they are done. */
    private static boolean isAlone(Op op) {
        return op instanceof Op.Assemble
                || op instanceof Op.View
                || op instanceof Op.Ordered
                || op instanceof Op.Branch;
    }

    /**
     * What keeps one kernel from computing both, reading their values at its own element only. What vectors could compute may not lose
     * that, except behind a sum, where there is little of it.
     */
    private Optional<Apart> obstacleToWriting(Group mine, Group other) {
        Group both = other.with(mine);
        Draft draft = Draft.of(both, kept).getFirst();
        boolean readsItself =
                draft.reads().stream().anyMatch(read -> both.nodes().contains(read.node()));
        if (readsItself || !draft.unreachable().isEmpty()) {
            return Optional.of(Apart.OTHER_ELEMENTS);
        }
        boolean staysVector = other.folds() && !isVector(other) || isVector(mine) == isVector(other);
        if (!staysVector) {
            return Optional.of(Apart.VECTORS);
        }
        boolean isSmall = draft.size() <= KeptValues.LONGEST
                && draft.reads().size() + both.nodes().size() <= MOST_ARRAYS;
        return isSmall ? Optional.empty() : Optional.of(Apart.LONG);
    }

    private boolean isVector(Group group) {
        return Draft.of(group, kept).getFirst().isVector();
    }

    /** Whether {@code late} reads something, apart from {@code early} itself, that cannot be there before {@code early} is done. */
    private boolean waits(Group late, Group early) {
        return before(late).stream()
                .filter(groupOf::containsKey)
                .filter(source ->
                        !early.nodes().contains(source) && !late.nodes().contains(source))
                .anyMatch(source -> order.waits(source, early.nodes()));
    }

    private List<Node> before(Group group) {
        return group.nodes().stream().flatMap(node -> before(node).stream()).toList();
    }

    /**
     * The kept values that must be there before a node is computed: what it reads, and the conditions it is computed under, which may
     * come after it in the graph.
     */
    private List<Node> before(Node node) {
        Stream<Node> conditions = guards(node).stream().map(Guards.Guard::condition);
        return Stream.concat(sources.get(node).keySet().stream(), conditions)
                .filter(kept::contains)
                .toList();
    }

    private List<Guards.Guard> guards(Node node) {
        return node.op() instanceof Op.Branch
                ? guards.ofSides(node)
                : guards.of(node).stream().toList();
    }
}
