package dev.sinter.frontend.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A jar; its sources are named {@code libs/blocks.jar!/com/acme/blocks.model}. */
record ModelJar(Path jar) implements ModelRoot {
    private static final String INSIDE = "!/";

    @Override
    public Optional<Source> find(String path) throws IOException {
        Optional<String> name = normal(path);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try (ZipFile zip = open()) {
            ZipEntry entry = zip.getEntry(name.get());
            if (entry == null || entry.isDirectory()) {
                return Optional.empty();
            }
            byte[] bytes = zip.getInputStream(entry).readAllBytes();
            return Optional.of(Source.ofBytes(jar + INSIDE + name.get(), bytes));
        }
    }

    /** The path from the root of a source that this jar gave, or empty for any other. */
    Optional<String> pathOf(Source source) {
        String start = jar + INSIDE;
        return source.name().startsWith(start)
                ? Optional.of(source.name().substring(start.length()))
                : Optional.empty();
    }

    @Override
    public List<String> known() throws IOException {
        try (ZipFile zip = open()) {
            return zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(SourceFiles.ENDING))
                    .sorted()
                    .toList();
        }
    }

    private ZipFile open() throws IOException {
        try {
            return new ZipFile(jar.toFile());
        } catch (ZipException e) {
            throw new IOException(jar + " is not a jar (" + e.getMessage() + ")", e);
        }
    }

    /** The path without {@code .} and {@code ..}, or empty where it leaves the jar. */
    private static Optional<String> normal(String path) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : path.split("/")) {
            if (name.equals("..")) {
                if (names.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!name.equals(".")) {
                names.addLast(name);
            }
        }
        return Optional.of(String.join("/", names));
    }
}
