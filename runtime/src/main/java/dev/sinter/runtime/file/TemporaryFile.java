package dev.sinter.runtime.file;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** The name of a new file in a folder, which is gone when this is closed, or when the process is ended before that by a signal. */
final class TemporaryFile implements AutoCloseable {
    private final Path path;
    private final Thread atExit;

    TemporaryFile(Path folder) {
        path = folder.resolve(".sinter-" + UUID.randomUUID() + ".tmp");
        File file = path.toFile();
        atExit = new Thread(() -> file.delete(), "sinter-remove-temporary-file");
        try {
            Runtime.getRuntime().addShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // the process is ending already; what is begun now is removed by close
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // the process is ending: the hook runs, and finds nothing to remove
        }
    }
}
