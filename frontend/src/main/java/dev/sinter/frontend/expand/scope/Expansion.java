package dev.sinter.frontend.expand.scope;

import dev.sinter.frontend.expand.tensor.Tape;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.source.Source;
import dev.sinter.frontend.source.Span;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Origin;
import dev.sinter.ir.op.Store;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One program while its model is expanded: its graph, what it has stored, and what its training block said. */
public final class Expansion {
    /** The first call of a shared layer: where, and with how many features. */
    public record FirstCall(Span place, Optional<Value> first) {}

    private final Mode mode;
    private final Source main;
    private final Tape tape;
    private final Map<Store, Ledger> ledgers;
    private final Map<Store, Map<String, Node>> current = new EnumMap<>(Store.class);
    private final Map<Store, Set<String>> updated = new EnumMap<>(Store.class);
    private final Map<String, Node> first = new LinkedHashMap<>();
    private final Map<String, FirstCall> layers = new LinkedHashMap<>();
    private final Map<String, Integer> draws = new LinkedHashMap<>();
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

    /** The first values that this program computes, by path. */
    public Map<String, Node> first() {
        return first;
    }

    /** A new value that stays when the program ends. */
    public void update(Store store, String path, Node value) {
        store(store, path, value);
        updated.get(store).add(path);
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

    /** How often that draw happened before in the same statement. */
    public int nextDraw(String draw) {
        return draws.merge(draw, 1, Integer::sum) - 1;
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
