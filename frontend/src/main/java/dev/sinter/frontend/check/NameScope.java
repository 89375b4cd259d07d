package dev.sinter.frontend.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The names of one body: those in reach, and those whose block has ended. */
final class NameScope {
    /** A block that has ended: its keyword and line. */
    record Ended(String keyword, int line) {}

    private final Deque<Map<String, DeclaredName>> open = new ArrayDeque<>();
    private final Map<String, Ended> ended = new LinkedHashMap<>();
    private final List<DeclaredName> all = new ArrayList<>();
    private boolean inTraining;

    NameScope() {
        open.push(new LinkedHashMap<>());
    }

    void declare(DeclaredName name) {
        open.element().put(name.name().text(), name);
        all.add(name);
    }

    Optional<DeclaredName> find(String name) {
        return open.stream()
                .filter(block -> block.containsKey(name))
                .map(block -> block.get(name))
                .findFirst();
    }

    /** The name, which is read here. */
    Optional<DeclaredName> read(String name) {
        Optional<DeclaredName> found = find(name);
        found.ifPresent(declared -> declared.read(inTraining));
        return found;
    }

    /** Whether what follows stands in a training block. */
    void inTraining(boolean now) {
        inTraining = now;
    }

    boolean inTraining() {
        return inTraining;
    }

    /** The block in which that name lived. */
    Optional<Ended> ended(String name) {
        return Optional.ofNullable(ended.get(name));
    }

    void enter() {
        open.push(new LinkedHashMap<>());
    }

    void leave(String keyword, int line) {
        open.pop().keySet().forEach(name -> ended.put(name, new Ended(keyword, line)));
    }

    /** Everything that was declared, in text order. */
    List<DeclaredName> all() {
        return all;
    }

    Set<String> inReach() {
        Set<String> names = new TreeSet<>();
        open.forEach(block -> names.addAll(block.keySet()));
        return names;
    }
}
