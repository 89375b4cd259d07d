package dev.sinter.optimizer.plan.fuse;

import dev.sinter.ir.graph.Node;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which values must be there before which others, when those of one kernel are there at the same time. Each kernel knows all that it
 * waits for as a set of bits, so the question is answered at once, however deep the network is.
 */
final class WaitingOrder {
    private final Map<Node, Integer> numbers = new HashMap<>();
    private final Map<Node, Together> together = new HashMap<>();
    private final Map<Node, List<Node>> readers = new HashMap<>();

    /** The nodes of one kernel, and the numbers of those that it waits for. */
    private record Together(List<Node> nodes, BitSet waited) {}

    /**
     * Adds a node that is alone in its kernel.
     *
     * @param before what it waits for; nodes among them that are not added yet count once they are
     */
    void add(Node node, Collection<Node> before) {
        numbers.put(node, numbers.size());
        BitSet waited = new BitSet();
        for (Node source : before) {
            readers.computeIfAbsent(source, _ -> new ArrayList<>()).add(node);
            if (together.containsKey(source)) {
                waited.or(together.get(source).waited);
                waited.set(numbers.get(source));
            }
        }
        together.put(node, new Together(List.of(node), waited));
        for (Node reader : readers.getOrDefault(node, List.of())) {
            Together early = together.get(reader);
            early.waited.or(waited);
            early.waited.set(numbers.get(node));
            tellReaders(early);
        }
    }

    /** Makes nodes of two kernels nodes of one. */
    void join(List<Node> nodes) {
        BitSet waited = new BitSet();
        nodes.forEach(node -> waited.or(together.get(node).waited));
        nodes.forEach(node -> waited.clear(numbers.get(node)));
        Together joined = new Together(nodes, waited);
        nodes.forEach(node -> together.put(node, joined));
        tellReaders(joined);
    }

    /** What the readers of a kernel wait for now, the readers of these, and so on, as far as it is news to them. */
    private void tellReaders(Together source) {
        List<Together> open = new ArrayList<>(List.of(source));
        while (!open.isEmpty()) {
            for (Node node : open.removeLast().nodes) {
                for (Node reader : readers.getOrDefault(node, List.of())) {
                    Together next = together.get(reader);
                    if (next != source && isNews(source.waited, next.waited)) {
                        next.waited.or(source.waited);
                        open.add(next);
                    }
                }
            }
        }
    }

    private static boolean isNews(BitSet told, BitSet known) {
        BitSet news = (BitSet) told.clone();
        news.andNot(known);
        return !news.isEmpty();
    }

    /** Whether a node waits, at whatever distance, for one of the others. */
    boolean waits(Node node, List<Node> others) {
        BitSet waited = together.get(node).waited;
        return others.stream().anyMatch(other -> waited.get(numbers.get(other)));
    }
}
