package dev.sinter.frontend.expand.scope;

import dev.sinter.frontend.expand.tensor.Tape;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.source.Source;
import dev.sinter.frontend.source.Span;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Origin;
import dev.sinter.ir.op.If;
import dev.sinter.ir.op.Store;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** One program while its model is expanded: its graph, what it has stored, and what its training block said. */
public final class Expansion {
    /** The first call of a shared layer: where, and with how many features. */
    public record FirstCall(Span place, Optional<Value> first) {}

    /** A side of an `if` that a tensor decides: what is written there happens when the condition has that value. */
    public record Side(Node condition, boolean value) {
        private Node choose(Tape tape, Node inside, Node outside) {
            return value
                    ? tape.add(new If(), condition, inside, outside)
                    : tape.add(new If(), condition, outside, inside);
        }
    }

    private final Mode mode;
    private final Source main;
    private final Tape tape;
    private final Map<Store, Ledger> ledgers;
    private final Map<Store, Map<String, Node>> current = new EnumMap<>(Store.class);
    private final Map<Store, Set<String>> updated = new EnumMap<>(Store.class);
    private final List<Ledger.Entry> parameters = new ArrayList<>();
    private final Map<String, Node> first = new LinkedHashMap<>();
    private final Map<String, FirstCall> layers = new LinkedHashMap<>();
    private final Map<String, Integer> draws = new LinkedHashMap<>();
    private final Deque<Side> sides = new ArrayDeque<>();
    private List<Value> gradients = List.of();
    private List<String> frozen = List.of();
    private int made;
    private int depth;

    public Expansion(String name, Mode mode, Source main, Map<Store, Ledger> ledgers) {
        this.mode = mode;
        this.main = main;
        this.tape = new Tape(name);
        this.ledgers = ledgers;
        for (Store store : Store.values()) {
            current.put(store, new LinkedHashMap<>());
            updated.put(store, new LinkedHashSet<>());
        }
    }

    public Mode mode() {
        return mode;
    }

    public Tape tape() {
        return tape;
    }

    public Ledger ledger(Store store) {
        return ledgers.get(store);
    }

    /** Nodes that are added next come from there, if it is in the model's own file. */
    public void at(Span span, String label) {
        if (span.source() == main) {
            int length = span.end() - span.start();
            tape.at(new Origin(main.shortName(), span.line(), span.column(), length, label));
        }
    }

    /** Another training block begins, which does not see the metrics of the one before. */
    public void nextBlock() {
        current.get(Store.METRICS).clear();
        updated.get(Store.METRICS).clear();
    }

    public Optional<Node> stored(Store store, String path) {
        return Optional.ofNullable(current.get(store).get(path));
    }

    /** What is stored, by path. */
    public Map<String, Node> stored(Store store) {
        return current.get(store);
    }

    public void store(Store store, String path, Node value) {
        current.get(store).put(path, value);
    }

    /** The parameters that this program has made so far, in that order; more are added where they are made. */
    public List<Ledger.Entry> parameters() {
        return parameters;
    }

    /** The first values that this program computes, by path. */
    public Map<String, Node> first() {
        return first;
    }

    /** A new value that stays when the program ends; from inside sides only where they are chosen. */
    public void update(Store store, String path, Node value) {
        Node next = value;
        for (Side side : sides) {
            next = side.choose(tape, next, current.get(store).get(path));
        }
        store(store, path, next);
        updated.get(store).add(path);
    }

    /** Does something that belongs to a side. */
    public <T> T inSide(Side side, Supplier<T> inside) {
        sides.push(side);
        try {
            return inside.get();
        } finally {
            sides.pop();
        }
    }

    /** Whether what is being expanded runs only on one side of an `if`. */
    public boolean isInSide() {
        return !sides.isEmpty();
    }

    /** The paths whose value changed. */
    public Set<String> updated(Store store) {
        return updated.get(store);
    }

    /** A parameter or state was made. */
    public void made() {
        made++;
    }

    public int madeSoFar() {
        return made;
    }

    /** Forgets what was made by a shared layer, whose parameters are named by itself. */
    public void madeOnly(int count) {
        made = count;
    }

    public Map<String, FirstCall> layers() {
        return layers;
    }

    /** The name of a draw in a statement: its place among those of its side, so that sides do not know of each other. */
    public String nextDraw(String draw) {
        StringBuilder name = new StringBuilder(draw);
        sides.descendingIterator().forEachRemaining(side -> name.append(side.value() ? "/then" : "/else"));
        return name + "#" + (draws.merge(name.toString(), 1, Integer::sum) - 1);
    }

    /** All gradients of the step, which `gradients` gives. */
    public List<Value> gradients() {
        return gradients;
    }

    public void gradients(List<Value> all) {
        gradients = List.copyOf(all);
    }

    /** Patterns of parameters that the training block leaves as they are. */
    public List<String> frozen() {
        return frozen;
    }

    public void freeze(List<String> patterns) {
        List<String> all = new ArrayList<>(frozen);
        all.addAll(patterns);
        frozen = List.copyOf(all);
    }

    /** Whether everything under that path is frozen, so that it behaves as in prediction. */
    public boolean isFrozen(String path) {
        List<Ledger.Entry> parameters =
                frozen.isEmpty() ? List.of() : ledger(Store.WEIGHTS).parametersUnder(path);
        return !parameters.isEmpty()
                && parameters.stream().allMatch(p -> frozen.stream().anyMatch(f -> Patterns.matches(f, p.path())));
    }

    /** Enters a call; false when calls are nested too deeply to be meant. */
    public boolean enter() {
        return ++depth <= 100;
    }

    public void leave() {
        depth--;
    }
}
