package dev.sinter.frontend.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

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

    /** The file as a source named by its path. */
    public static Source read(Path file) throws IOException {
        return decode(file.toString(), Files.readAllBytes(file));
    }

    /**
     * The content of a file, or of what takes the place of one, as a source.
     *
     * @throws IOException when it is not UTF-8 text
     */
    public static Source decode(String name, byte[] content) throws IOException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return new Source(name, text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            throw new IOException(name + " is not UTF-8 text", e);
        }
    }
}
