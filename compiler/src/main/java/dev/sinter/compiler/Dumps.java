package dev.sinter.compiler;

import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.text.GraphText;
import dev.sinter.runtime.file.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What each stage made, written into the folder of the system property {@code sinter.dump}: one file per program and per pass that
 * changed something, {@code DigitClassifier/training.step/03-simplify.txt}. Nothing is written when the property is not set.
 */
final class Dumps {
    private final Optional<Path> folder;
    private int number;

    private Dumps(Optional<Path> folder) {
        this.folder = folder;
    }

    /** Dumps of one program of one model. */
    static Dumps of(String model, String program) {
        String root = System.getProperty("sinter.dump", "");
        return new Dumps(root.isEmpty() ? Optional.empty() : Optional.of(Path.of(root, model, program)));
    }

    void graph(String stage, Graph graph) {
        text(stage, () -> GraphText.print(graph));
    }

    void text(String stage, Supplier<String> text) {
        folder.ifPresent(to -> {
            try {
                Files.createDirectories(to);
                byte[] bytes = text.get().getBytes(StandardCharsets.UTF_8);
                AtomicFile.write(to.resolve(String.format("%02d-%s.txt", number++, stage)), out -> out.write(bytes));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write dumps into " + to, e);
            }
        });
    }
}
