package dev.sinter.frontend.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder; its sources are named by their paths on the disk. */
record ModelFolder(Path folder) implements ModelRoot {

    @Override
    public Optional<Source> find(String path) throws IOException {
        Path inside;
        try {
            inside = Path.of(path).normalize();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
        if (inside.isAbsolute() || inside.startsWith("..")) {
            return Optional.empty();
        }
        Path file = folder.resolve(inside);
        return Files.isRegularFile(file) ? Optional.of(FilesBeside.read(file)) : Optional.empty();
    }

    @Override
    public List<String> known() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(SourceFiles.ENDING) && Files.isRegularFile(file))
                    .map(this::path)
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private String path(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }
}
