package dev.sinter.frontend.source;

import java.io.IOException;
import java.util.Optional;

/** Where imports come from. */
@FunctionalInterface
public interface SourceFiles {
    /**
     * The source that {@code import "path"} in {@code importer} means, or empty where there is none.
     *
     * @throws IOException when there is one that cannot be read
     */
    Optional<Source> find(String path, Source importer) throws IOException;

    /** This, and {@code next} for what this does not have. */
    default SourceFiles or(SourceFiles next) {
        return (path, importer) -> {
            Optional<Source> found = find(path, importer);
            return found.isPresent() ? found : next.find(path, importer);
        };
    }

    /** No files at all. */
    static SourceFiles none() {
        return (path, importer) -> Optional.empty();
    }
}
