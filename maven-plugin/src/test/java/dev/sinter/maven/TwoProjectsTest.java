package dev.sinter.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project of functions becomes a jar, and another project's models import from it: with the real compiler. */
class TwoProjectsTest {
    private static final String BLOCKS = """
        import "parts.model"
        const width = 3
        fn block(x: float[.., n]) -> float[.., width] { return dense(parts.half(x), units: width) }
        """;
    private static final String PARTS = "fn half(x: float[.., n]) -> float[.., n] { return x / 2 }\n";
    private static final String APP = """
        package app
        import "com/acme/blocks.model"
        model App {
            input x: f32[batch, 4]
            output y = blocks.block(x)
        }
        """;

    @TempDir
    Path folder;

    @Test
    void functionsAreImportedFromTheJarOfTheOtherProject() throws Exception {
        Path jar = library(BLOCKS);
        Path app = write("app/src/App.model", APP);

        ImportPath imports = ImportPath.of(List.of(jarOf("empty.jar", folder.resolve("nothing")), jar));
        assertEquals(List.of(jar), imports.places());
        CompilerRun.Result result = compile(List.of(app), "app", imports, new TreeMap<>());

        assertEquals(List.of(), result.lines());
        assertTrue(Files.exists(folder.resolve("app/classes/app/AppScalar.class")));
        assertTrue(Files.readString(folder.resolve("app/sources/app/App.java")).contains("f32[batch, 3]"));
        assertEquals(List.of("App.java"), names("app/sources"));
    }

    @Test
    void aConstantOfTheJarTakesTheProjectsValue() throws Exception {
        Path app = write("app/src/App.model", APP);
        ImportPath imports = ImportPath.of(List.of(library(BLOCKS)));
        TreeMap<String, String> defines = new TreeMap<>();
        defines.put("blocks.width", "6");

        assertEquals(List.of(), compile(List.of(app), "app", imports, defines).lines());
        assertTrue(Files.readString(folder.resolve("app/sources/app/App.java")).contains("f32[batch, 6]"));
    }

    @Test
    void classesCanBeMadeForInferenceWithWeightsOf16Bits() throws Exception {
        Path app = write("app/src/App.model", APP);
        ImportPath imports = ImportPath.of(List.of(library(BLOCKS)));

        assertEquals(
                List.of(),
                compile(List.of(app), "app", imports, new TreeMap<>(), "bf16").lines());
        assertTrue(Files.readString(folder.resolve("app/sources/app/App.java")).contains("Precision.BF16"));
        assertEquals(
                List.of("sinter: --weights-precision is half; it must be f32 or bf16"),
                compile(List.of(app), "app", imports, new TreeMap<>(), "half").lines());
    }

    @Test
    void aChangedFileInTheJarIsNoticedAndAChangedClassIsNot() throws Exception {
        String before = fingerprint(library(BLOCKS));
        write("library/classes/com/acme/Other.class", "no model");
        assertEquals(before, fingerprint(library(BLOCKS)));
        assertNotEquals(before, fingerprint(library(BLOCKS.replace("width = 3", "width = 5"))));
    }

    @Test
    void aFolderOfClassesCountsAsTheJarMadeOfIt() throws Exception {
        Path jar = library(BLOCKS);
        Path classes = folder.resolve("library/classes");
        assertEquals(
                ImportPath.of(List.of(jar)).all().get(0).models().keySet(),
                ImportPath.of(List.of(classes)).all().get(0).models().keySet());
    }

    private String fingerprint(Path jar) throws IOException {
        Fingerprint fingerprint = new Fingerprint();
        ImportPath.of(List.of(jar)).addTo(fingerprint);
        return fingerprint.hex();
    }

    /** The first project: two files of functions, compiled and packed. */
    private Path library(String blocks) throws Exception {
        Path first = write("library/src/com/acme/blocks.model", blocks);
        Path second = write("library/src/com/acme/parts.model", PARTS);
        ImportPath none = new ImportPath(List.of());
        assertEquals(
                List.of(),
                compile(List.of(first, second), "library", none, new TreeMap<>())
                        .lines());
        return jarOf("library.jar", folder.resolve("library/classes"));
    }

    private CompilerRun.Result compile(
            List<Path> models, String project, ImportPath imports, TreeMap<String, String> defines) throws Exception {
        return compile(models, project, imports, defines, "f32");
    }

    private CompilerRun.Result compile(
            List<Path> models, String project, ImportPath imports, TreeMap<String, String> defines, String precision)
            throws Exception {
        Path base = folder.resolve(project);
        List<Path> classPath = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new CompilerRun(
                        java,
                        classPath,
                        models,
                        base.resolve("src"),
                        imports.places(),
                        defines,
                        precision,
                        base.resolve("classes"),
                        base.resolve("sources"))
                .start(base);
    }

    private List<String> names(String path) throws IOException {
        return Fingerprint.filesIn(folder.resolve(path)).stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Path jarOf(String name, Path classes) throws IOException {
        Path jar = folder.resolve(name);
        Files.createDirectories(classes);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Path inside : Fingerprint.filesIn(classes)) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(inside).toString().replace('\\', '/')));
                Files.copy(inside, out);
                out.closeEntry();
            }
        }
        return jar;
    }
}
