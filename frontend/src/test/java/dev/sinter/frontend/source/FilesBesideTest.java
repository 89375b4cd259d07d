package dev.sinter.frontend.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesBesideTest {
    @TempDir
    Path folder;

    private Source importer() {
        return new Source(folder.resolve("main.model").toString(), "");
    }

    @Test
    void findsAFileNextToTheImportingOne() throws IOException {
        Files.createDirectory(folder.resolve("parts"));
        Files.writeString(folder.resolve("parts/blocks.model"), "fn f(x) { }");
        Source found = new FilesBeside().find("parts/blocks.model", importer()).orElseThrow();
        assertEquals("fn f(x) { }", found.text());
        assertEquals("blocks.model", found.shortName());
    }

    @Test
    void findsNothingWhereThereIsNoFile() throws IOException {
        assertTrue(new FilesBeside().find("blocks.model", importer()).isEmpty());
        assertTrue(new FilesBeside().find("\0", importer()).isEmpty());
        assertTrue(new FilesBeside().find(".", importer()).isEmpty());
    }

    @Test
    void saysThatAFileIsNoText() throws IOException {
        Path file = Files.write(folder.resolve("image.model"), new byte[] {(byte) 0xff, 0x10});
        IOException e = assertThrows(IOException.class, () -> new FilesBeside().find("image.model", importer()));
        assertEquals(file + " is not UTF-8 text", e.getMessage());
    }

    @Test
    void dropsTheByteOrderMark() throws IOException {
        Files.writeString(folder.resolve("a.model"), "\uFEFFconst n = 1");
        assertEquals(
                "const n = 1",
                new FilesBeside().find("a.model", importer()).orElseThrow().text());
    }
}
