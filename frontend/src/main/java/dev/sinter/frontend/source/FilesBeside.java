package dev.sinter.frontend.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Files on the disk: {@code import "blocks.model"} means the file next to the importing one. */
public final class FilesBeside implements SourceFiles {

    @Override
    public Optional<Source> find(String path, Source importer) throws IOException {
        Path file;
        try {
            file = Path.of(importer.name()).resolveSibling(path).normalize();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
        return Files.isRegularFile(file) ? Optional.of(read(file)) : Optional.empty();
    }

    @Override
    public List<String> known(Source importer) throws IOException {
        Path folder = Path.of(importer.name()).toAbsolutePath().resolveSibling("");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING) && !name.equals(importer.shortName()))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public List<String> places() {
        return List.of();
    }

    /** The file as a source named by its path. */
    public static Source read(Path file) throws IOException {
        return Source.ofBytes(file.toString(), Files.readAllBytes(file));
    }
}
