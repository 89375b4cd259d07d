package dev.sinter.compiler.cli;

import dev.sinter.frontend.reference.Reference;
import dev.sinter.runtime.FileException;
import dev.sinter.runtime.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** {@code sinter reference}: the pages of the library and the primitives, as Markdown. */
@picocli.CommandLine.Command(
        name = "reference",
        description = "Writes the reference pages of the standard library and the primitives.",
        mixinStandardHelpOptions = true)
final class ReferenceCommand implements Command {
    @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "where the pages go")
    private Path out;

    @Override
    public void run(Streams streams) {
        Map<String, String> pages = Reference.pages();
        pages.forEach((path, text) -> write(out.resolve(path), text));
        streams.tell("wrote " + pages.size() + " pages to " + out);
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw FileException.writing(file, e);
        }
        AtomicFile.write(file, stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
