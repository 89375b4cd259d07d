package dev.sinter.runtime.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sinter.runtime.FileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    private static AtomicFile.Content text(String text) {
        return out -> out.write(text.getBytes());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String message(Path path) {
        return assertThrows(FileException.class, () -> AtomicFile.write(path, text("new")))
                .getMessage();
    }

    @Test
    void createsAndReplaces() throws IOException {
        Path path = folder.resolve("a");
        AtomicFile.write(path, text("old, longer"));
        AtomicFile.write(path, text("new"));
        assertEquals("new", Files.readString(path));
        assertEquals(List.of("a"), names());
    }

    @Test
    void keepsTheOldFileWhenWritingFails() throws IOException {
        Path path = folder.resolve("a");
        AtomicFile.write(path, text("old"));
        FileException full = assertThrows(
                FileException.class,
                () -> AtomicFile.write(path, out -> {
                    out.write(new byte[1 << 20]);
                    throw new IOException("No space left on device");
                }));
        assertEquals(path + ": cannot be written (No space left on device); nothing was changed", full.getMessage());
        assertThrows(
                ArithmeticException.class,
                () -> AtomicFile.write(path, out -> {
                    throw new ArithmeticException();
                }));
        assertEquals("old", Files.readString(path));
        assertEquals(List.of("a"), names());
    }

    @Test
    void keepsThePermissionsOfTheOldFile() throws IOException {
        Path path = folder.resolve("a");
        AtomicFile.write(path, text("old"));
        assumeTrue(Files.getFileStore(path).supportsFileAttributeView("posix"), "no permissions here");
        for (String permissions : List.of("rw-------", "rwxrw-r-x")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
            AtomicFile.write(path, text("new"));
            assertEquals(permissions, PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        }
    }

    @Test
    void writesThroughALinkAndKeepsIt() throws IOException {
        Path real = Files.writeString(folder.resolve("real"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        AtomicFile.write(link, text("new"));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(real));
        assertEquals(List.of("link", "real"), names());
    }

    @Test
    void saysWhatIsWrongWithThePath() throws IOException {
        Path missing = folder.resolve("no").resolve("a");
        assertEquals(
                missing + ": the folder " + missing.getParent() + " does not exist; create it first", message(missing));
        assertEquals(folder + ": is a folder, expected the name of a file to write", message(folder));
        Path file = Files.writeString(folder.resolve("file"), "");
        Path below = file.resolve("a");
        assertEquals(below + ": the folder " + file + " does not exist; create it first", message(below));
        assertThrows(FileException.class, () -> AtomicFile.check(missing));
        AtomicFile.check(file);
    }

    @Test
    void refusesADevice() {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device), "no such device here");
        assertEquals(device + ": is a device or a pipe, expected an ordinary file to write", message(device));
    }

    @Test
    void saysThatAFolderCannotBeWritten() {
        Path path = folder.resolve("a");
        assumeTrue(folder.toFile().setWritable(false) && !Files.isWritable(folder), "this user may write everywhere");
        assertEquals(path + ": no permission to write here; choose another place", message(path));
        assertEquals(
                path + ": no permission to write in the folder " + folder + "; choose another place",
                assertThrows(FileException.class, () -> AtomicFile.check(path)).getMessage());
    }
}
