package dev.sinter.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {

    @Test
    void isTheSameForTheSameInput() {
        assertEquals(
                new Fingerprint().text("define", "rate=1").hex(),
                new Fingerprint().text("define", "rate=1").hex());
    }

    @Test
    void tellsApartTextsThatJoinToTheSame() {
        assertNotEquals(
                new Fingerprint().text("ab", "c").hex(),
                new Fingerprint().text("a", "bc").hex());
    }

    @Test
    void seesAChangedByteInsideAFolder(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("inner"));
        Files.writeString(folder.resolve("inner/a.txt"), "one");
        String before = new Fingerprint().file("jar", folder).hex();

        Files.writeString(folder.resolve("inner/a.txt"), "two");

        assertNotEquals(before, new Fingerprint().file("jar", folder).hex());
    }

    @Test
    void seesARenamedFileInsideAFolder(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.txt"), "one");
        String before = new Fingerprint().file("jar", folder).hex();

        Files.move(folder.resolve("a.txt"), folder.resolve("b.txt"));

        assertNotEquals(before, new Fingerprint().file("jar", folder).hex());
    }
}
