package dev.sinter.runtime;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;

/**
 * A file that is missing, cannot be read or written, or does not hold what it should. The message begins with the place:
 * {@code train.gz: the gzip data is damaged or cut short; fetch the file again}, {@code iris.csv:7: ...}.
 */
public final class FileException extends InvalidInputException {
    private static final long serialVersionUID = 1;

    /** @param place the file as the user named it, with {@code :line} where there is one */
    public FileException(String place, String problem) {
        super(place + ": " + problem);
    }

    private FileException(Path file, String problem, IOException cause) {
        super(file + ": " + problem, cause);
    }

    /** Why {@code file} could not be read, in words. */
    public static FileException reading(Path file, IOException cause) {
        return new FileException(file, whyNotRead(file, cause), cause);
    }

    /** Why {@code file} could not be written, in words. */
    public static FileException writing(Path file, IOException cause) {
        String reason = cause instanceof AccessDeniedException
                ? "no permission to write here; choose another place"
                : "cannot be written (" + detail(cause) + "); nothing was changed";
        return new FileException(file, reason, cause);
    }

    private static String whyNotRead(Path file, IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "no such file (looked for " + file.toAbsolutePath().normalize() + ")";
        }
        if (cause instanceof AccessDeniedException) {
            return "no permission to read this file";
        }
        if (Files.isDirectory(file)) {
            return "is a folder, expected a file";
        }
        if (cause instanceof ZipException || cause instanceof EOFException) {
            return "the gzip data is damaged or cut short; fetch the file again";
        }
        if (cause instanceof CharacterCodingException) {
            return "is not UTF-8 text; save it as UTF-8";
        }
        return "cannot be read (" + detail(cause) + ")";
    }

    private static String detail(IOException cause) {
        if (cause instanceof FileSystemException error) {
            // its message would begin with a path, often that of a temporary file
            return error.getReason() == null ? error.getClass().getSimpleName() : error.getReason();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
