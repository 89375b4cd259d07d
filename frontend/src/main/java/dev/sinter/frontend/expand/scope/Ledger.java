package dev.sinter.frontend.expand.scope;

import dev.sinter.frontend.source.Span;
import dev.sinter.ir.graph.TensorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All tensors of one store in the order in which they were made, collected over the programs of a model. */
public final class Ledger {
    /** One tensor that outlives a run. */
    public record Entry(String path, TensorType type, boolean isParameter, Span declared) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    public void add(Entry entry) {
        entries.putIfAbsent(entry.path(), entry);
    }

    public Optional<Entry> find(String path) {
        return Optional.ofNullable(entries.get(path));
    }

    /** Parameters first, then states. */
    public List<Entry> entries() {
        return Stream.concat(parameters().stream(), entries.values().stream().filter(e -> !e.isParameter()))
                .toList();
    }

    public List<Entry> parameters() {
        return entries.values().stream().filter(Entry::isParameter).toList();
    }

    /** The parameters whose path begins with that path and a dot. */
    public List<Entry> parametersUnder(String path) {
        return new ArrayList<>(parameters().stream()
                .filter(e -> e.path().startsWith(path + "."))
                .toList());
    }
}
