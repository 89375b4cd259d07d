package dev.sinter.frontend.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A jar or a folder as a class path has them: {@code import "com/acme/blocks.model"} is that path from its root. */
sealed interface ModelRoot permits ModelFolder, ModelJar {
    static ModelRoot of(Path place) {
        return Files.isDirectory(place) ? new ModelFolder(place.normalize()) : new ModelJar(place);
    }

    /** The file at a path from the root; {@code ..} leads no higher than the root. */
    Optional<Source> find(String path) throws IOException;

    /** All model files by their paths from the root. */
    List<String> known() throws IOException;
}
