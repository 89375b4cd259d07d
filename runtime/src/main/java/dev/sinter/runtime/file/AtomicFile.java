package dev.sinter.runtime.file;

import dev.sinter.runtime.FileException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/**
 * Writes a file whole or not at all: into a new file beside it, which then takes its name and permissions. Whatever fails, even
 * the machine, the name leads to the old content or to the new one.
 *
 * <p>Example: {@code AtomicFile.write(path, out -> out.write(bytes))}.
 */
public final class AtomicFile {
    private static final int BUFFER = 1 << 16;

    private AtomicFile() {}

    /** What goes into the file. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Creates or replaces the file. Anything that {@code content} throws leaves the old file as it was. */
    public static void write(Path path, Content content) {
        Path folder = folderOf(path);
        try {
            Path target = Files.isSymbolicLink(path) && Files.exists(path) ? path.toRealPath() : path;
            Path beside = target.equals(path) ? folder : target.getParent();
            try (TemporaryFile temporary = new TemporaryFile(beside)) {
                writeThrough(temporary.path(), content);
                copyPermissions(target, temporary.path());
                Files.move(
                        temporary.path(), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            persistName(beside);
        } catch (IOException e) {
            throw FileException.writing(path, e);
        }
    }

    /** Checks that the file could be written, without touching it: call it before long work whose result goes there. */
    public static void check(Path path) {
        Path folder = folderOf(path);
        if (!Files.isWritable(folder)) {
            throw new FileException(
                    path.toString(), "no permission to write in the folder " + folder + "; choose another place");
        }
        // permissions do not tell all: a full or a virtual file system lets everybody write and takes nothing
        try (TemporaryFile probe = new TemporaryFile(folder)) {
            Files.createFile(probe.path());
        } catch (IOException e) {
            throw FileException.writing(path, e);
        }
    }

    private static Path folderOf(Path path) {
        if (Files.isDirectory(path)) {
            throw new FileException(path.toString(), "is a folder, expected the name of a file to write");
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new FileException(path.toString(), "is a device or a pipe, expected an ordinary file to write");
        }
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new FileException(path.toString(), "the folder " + folder + " does not exist; create it first");
        }
        return folder;
    }

    private static void writeThrough(Path file, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    /** A file that only its owner may read stays one. Where a file system knows no permissions there is nothing to do. */
    private static void copyPermissions(Path from, Path to) throws IOException {
        if (Files.exists(from) && Files.getFileStore(from).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        }
    }

    private static void persistName(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows cannot open a folder; there the new name is on disk a little later
        }
    }
}
