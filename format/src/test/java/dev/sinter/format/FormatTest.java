package dev.sinter.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatTest {

    private static final String BAD = """
        import java.util.List;
        import java.util.ArrayList;
        class A { record R(int x, int y) {} Object a(Object o) { return o instanceof R(var x, var _) ? new ArrayList<>(x) : o; } }
        """;
    private static final String GOOD = """
        import java.util.ArrayList;

        class A {
            record R(int x, int y) {}

            Object a(Object o) {
                return o instanceof R(var x, var _) ? new ArrayList<>(x) : o;
            }
        }
        """;

    @TempDir
    Path root;

    private Path bad;

    @BeforeEach
    void makeFiles() throws IOException {
        bad = Files.writeString(Files.createDirectories(root.resolve("src")).resolve("A.java"), BAD);
        Files.writeString(root.resolve("src/B.java"), "class B {}\n");
        Files.writeString(Files.createDirectories(root.resolve("target")).resolve("C.java"), BAD);
    }

    @Test
    void namesFilesThatAreLaidOutOtherwise() throws IOException {
        assertEquals(List.of(bad), new Format().run(root, false));
        assertEquals(BAD, Files.readString(bad));
    }

    @Test
    void rewritesThemWhenAsked() throws IOException {
        new Format().run(root, true);

        assertEquals(GOOD, Files.readString(bad));
        assertEquals(List.of(), new Format().run(root, false));
        assertEquals(BAD, Files.readString(root.resolve("target/C.java")));
    }
}
