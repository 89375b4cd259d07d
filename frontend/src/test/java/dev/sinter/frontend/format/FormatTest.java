package dev.sinter.frontend.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.frontend.CaseFile;
import dev.sinter.frontend.problem.Problems;
import dev.sinter.frontend.source.FilesBeside;
import dev.sinter.frontend.source.Source;
import dev.sinter.frontend.syntax.Parse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The one layout: what it looks like, and that nothing is lost on the way to it. */
class FormatTest {
    private static final int RANDOM_PROGRAMS = 1000;

    /** Each file of {@code cases/format}: a text above, its layout below. */
    @TestFactory
    Stream<DynamicTest> givesTheStatedLayout() throws IOException {
        return CaseFile.in("format").stream()
                .map(c -> DynamicTest.dynamicTest(c.path().getFileName() + " " + c.title(), () -> {
                    String found = Kept.formatted(c.main());
                    assertEquals(c.expectedGiven(found), found);
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyModelFileOfTheRepositoryHasIt() throws IOException {
        return models().stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.toString(),
                        () -> assertEquals(
                                Kept.formatted(FilesBeside.read(file)),
                                Files.readString(file),
                                "run `./sinter format` on " + file)));
    }

    @TestFactory
    Stream<DynamicTest> keepsEveryTestProgram() throws IOException {
        List<CaseFile> cases = new ArrayList<>();
        for (String folder : List.of("expand", "problems", "syntax", "wrong")) {
            cases.addAll(CaseFile.in(folder));
        }
        List<Source> right = cases.stream()
                .map(CaseFile::main)
                .filter(source -> Parse.file(source, new Problems()).isPresent())
                .toList();
        assertTrue(right.size() > 40, "programs that parse: " + right.size());
        return right.stream().map(source -> DynamicTest.dynamicTest(source.name(), () -> Kept.formatted(source)));
    }

    @Test
    void keepsRandomPrograms() {
        for (long seed = 1; seed <= RANDOM_PROGRAMS; seed++) {
            Kept.formatted(new Source("random program of seed " + seed, RandomProgram.of(seed)));
        }
    }

    @Test
    void leavesAnEmptyFileEmpty() {
        assertEquals("", Kept.formatted(new Source("m.model", "")));
        assertEquals("", Kept.formatted(new Source("m.model", " \r\n\n\t")));
    }

    @Test
    void endsLinesInOneWay() {
        assertEquals("const a = 1\n// b\n", Kept.formatted(new Source("m.model", "const a = 1  \r\n// b \t\r\n\r\n")));
        assertEquals(
                "const a = 1\n",
                Format.text(new Source("m.model", "const a\r= 1\r"), new Problems())
                        .orElseThrow());
    }

    @Test
    void countsLettersAsEditorsDo() {
        String list = "const c = [" + "𝑥, ".repeat(35) + "𝑥]\n";
        assertEquals(list, Kept.formatted(new Source("m.model", list)));
    }

    @Test
    void goesAsDeepAsTheParser() {
        String deep = "const c = " + "(".repeat(85) + "1" + ")".repeat(85) + "\n";
        assertEquals(deep, Kept.formatted(new Source("m.model", deep)));
    }

    @Test
    void givesNoTextForAFileWithMistakes() {
        Problems problems = new Problems();
        assertTrue(Format.text(new Source("m.model", "const a = = 1"), problems).isEmpty());
        assertTrue(problems.hasErrors());
    }

    /** All of them but what builds left behind. */
    private static List<Path> models() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            List<Path> models = files.filter(file -> file.toString().endsWith(".model"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .toList();
            assertTrue(models.size() > 60, "model files: " + models.size());
            return models;
        }
    }
}
