package dev.sinter.frontend.source;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where imports come from. */
public interface SourceFiles {
    /** How the names of model files end. */
    String ENDING = ".model";

    /**
     * The source that {@code import "path"} in {@code importer} means, or empty where there is none.
     *
     * @throws IOException when there is one that cannot be read
     */
    Optional<Source> find(String path, Source importer) throws IOException;

    /** The paths that {@link #find} has an answer for, as far as they can be listed: for the message that there is no such file. */
    List<String> known(Source importer) throws IOException;

    /** Where {@link #find} looks besides the importing file's own folder, in its order: {@code libs/blocks.jar}. */
    List<String> places();

    /** No files at all. */
    static SourceFiles none() {
        return new FilesInMemory(Map.of());
    }
}
