package dev.sinter.frontend.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.frontend.Checked;
import dev.sinter.frontend.Frontend;
import dev.sinter.frontend.problem.Problems;
import dev.sinter.ir.text.GraphText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportPathTest {
    private static final String BLOCKS = """
        import "parts.model"
        const width = 5
        fn block(x: float[.., n]) -> float[.., n] { return parts.wide(x) * width }
        """;
    private static final String PARTS = "fn wide(x: float[.., n]) -> float[.., n] { return x * 2 }\n";
    private static final String MAIN = """
        import "com/acme/blocks.model"
        model M {
            input x: f32[batch, 4]
            output y = blocks.block(x)
        }
        """;

    @TempDir
    Path folder;

    @Test
    void aFileInAJarIsImportedFromTheRootAndImportsItsNeighbour() throws IOException {
        Path jar = jar("blocks.jar", Map.of("com/acme/blocks.model", BLOCKS, "com/acme/parts.model", PARTS));
        assertEquals("", problems(MAIN, List.of(jar)));
    }

    @Test
    void aFolderOnThePathIsAsGoodAsAJar() throws IOException {
        write("classes/com/acme/blocks.model", BLOCKS);
        write("classes/com/acme/parts.model", PARTS);
        assertEquals("", problems(MAIN, List.of(folder.resolve("classes"))));
    }

    @Test
    void theFileNextToTheImportingOneComesFirstThenThePlacesInTheirOrder() throws IOException {
        Path first = jar("first.jar", Map.of("a.model", "1", "b.model", "1"));
        Path second = jar("second.jar", Map.of("a.model", "2", "b.model", "2", "c.model", "2"));
        write("a.model", "0");
        ImportPath path = new ImportPath(List.of(first, second));
        Source main = new Source(folder.resolve("main.model").toString(), "");
        assertEquals("0", path.find("a.model", main).orElseThrow().text());
        assertEquals("1", path.find("b.model", main).orElseThrow().text());
        Source last = path.find("c.model", main).orElseThrow();
        assertEquals("2", path.find("b.model", last).orElseThrow().text());
        assertEquals(second + "!/c.model", last.name());
        assertTrue(path.find("d.model", main).isEmpty());
    }

    @Test
    void nothingInAJarLeadsOutOfIt() throws IOException {
        Path jar = jar("a.jar", Map.of("in/a.model", "", "b.model", "b"));
        write("c.model", "outside");
        ImportPath path = new ImportPath(List.of(jar));
        Source inside = path.find("in/a.model", main()).orElseThrow();
        assertEquals("b", path.find("../b.model", inside).orElseThrow().text());
        assertTrue(path.find("../../c.model", inside).isEmpty());
        assertTrue(path.find("../c.model", inside).isEmpty());
        assertTrue(path.find("in", main()).isEmpty());
    }

    @Test
    void aMissingFileIsToldWithAllPlacesAndANearName() throws IOException {
        Path jar = jar("blocks.jar", Map.of("com/acme/block.model", BLOCKS));
        assertEquals("""
            @/main.model:1:8: there is no file com/acme/blocks.model next to this one, and none in @/blocks.jar, @
                import "com/acme/blocks.model"
                       ^^^^^^^^^^^^^^^^^^^^^^^ did you mean `com/acme/block.model`?
            """, problems(MAIN, List.of(jar, folder)));
    }

    @Test
    void aRoundOfImportsThroughTwoJarsIsTold() throws IOException {
        Path first = jar(
                "first.jar",
                Map.of("com/acme/blocks.model", "import \"heads.model\"\n" + BLOCKS, "com/acme/parts.model", PARTS));
        Path second = jar("second.jar", Map.of("heads.model", "import \"com/acme/blocks.model\"\n"));
        assertEquals("""
            @/second.jar!/heads.model:1:8: the import goes round: @/main.model -> @/first.jar!/com/acme/blocks.model \
            -> @/second.jar!/heads.model -> @/first.jar!/com/acme/blocks.model
                import "com/acme/blocks.model"
                       ^^^^^^^^^^^^^^^^^^^^^^^
            """, problems(MAIN, List.of(first, second)));
    }

    @Test
    void aMistakeInAJarIsShownInItsText() throws IOException {
        Path jar = jar(
                "blocks.jar",
                Map.of("com/acme/blocks.model", BLOCKS, "com/acme/parts.model", PARTS.replace("x * 2", "y * 2")));
        assertEquals("""
            @/blocks.jar!/com/acme/parts.model:1:51: unknown name `y`
                fn wide(x: float[.., n]) -> float[.., n] { return y * 2 }
                                                                  ^
            """, problems(MAIN, List.of(jar)));
    }

    @Test
    void whatIsNoJarOrNoTextIsToldAtTheImport() throws IOException {
        assertEquals("""
            @/main.model:1:8: com/acme/blocks.model cannot be read: @/no.jar is not a jar (zip END header not found)
                import "com/acme/blocks.model"
                       ^^^^^^^^^^^^^^^^^^^^^^^
            """, problems(MAIN, List.of(write("no.jar", "this is text"))));
    }

    @Test
    void aConstantOfAFileInAJarTakesAnotherValue() throws IOException {
        Path jar = jar("blocks.jar", Map.of("com/acme/blocks.model", BLOCKS, "com/acme/parts.model", PARTS));
        Checked checked = Frontend.check(main(), new ImportPath(List.of(jar)), Map.of("blocks.width", "7"));
        assertEquals(List.of("blocks.width"), checked.constants());
        String graph = GraphText.print(checked.models().get(0).graphs().get(1));
        assertTrue(graph.contains("constant([7.0])"), graph);
    }

    private String problems(String text, List<Path> places) throws IOException {
        Path file = write("main.model", text);
        return Problems.render(Frontend.check(FilesBeside.read(file), new ImportPath(places), Map.of())
                        .problems())
                .replace(folder.toString(), "@");
    }

    private Source main() throws IOException {
        return FilesBeside.read(write("main.model", MAIN));
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Path jar(String name, Map<String, String> texts) throws IOException {
        Path jar = folder.resolve(name);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Map.Entry<String, String> text : new TreeMap<>(texts).entrySet()) {
                out.putNextEntry(new JarEntry(text.getKey()));
                out.write(text.getValue().getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return jar;
    }
}
