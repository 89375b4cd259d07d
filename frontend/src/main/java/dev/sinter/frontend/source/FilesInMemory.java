package dev.sinter.frontend.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Texts by path, for tests and for tools that hold a file which is not saved yet. */
public final class FilesInMemory implements SourceFiles {
    private final Map<String, String> texts;

    public FilesInMemory(Map<String, String> texts) {
        this.texts = new TreeMap<>(texts);
    }

    @Override
    public Optional<Source> find(String path, Source importer) {
        return Optional.ofNullable(texts.get(path)).map(text -> new Source(path, text));
    }

    @Override
    public List<String> known(Source importer) {
        return List.copyOf(texts.keySet());
    }

    @Override
    public List<String> places() {
        return List.of();
    }
}
