package dev.sinter.compiler.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.compiler.Compilation;
import dev.sinter.compiler.Compiler;
import dev.sinter.compiler.ModelProblems;
import dev.sinter.frontend.problem.Problem;
import dev.sinter.frontend.reference.Reference;
import dev.sinter.grammar.ModelLexer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The pages in docs/reference say what the library and the primitives say, leave nothing out, and every example compiles. */
class ReferenceTest {
    private static final Path PAGES = Path.of("..", "docs", "reference");
    private static final String REMEDY =
            "the text stands in std/*.model and beside the primitives; after a change there run"
                    + " this test with -Dsinter.bless=true, then read what it changed in docs/reference";
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```model\n(.*?)^```$");
    /** Pages that a person writes. */
    private static final Set<String> BY_HAND = Set.of("language.md");

    @TempDir
    private Path folder;

    @Test
    void theTextBesideEachFunctionIsComplete() {
        assertEquals("", String.join("\n", Reference.gaps()));
    }

    @Test
    void thePagesAreThoseOfThisLibrary() throws IOException {
        assertEquals(0, new Shell(folder).run("reference --out @/pages").exitCode());
        Map<String, String> pages = texts(folder.resolve("pages"));
        if (Boolean.getBoolean("sinter.bless")) {
            for (String stale : texts(PAGES).keySet()) {
                Files.delete(PAGES.resolve(stale));
            }
            assertEquals(0, new Shell(PAGES).run("reference --out " + PAGES).exitCode());
        }
        Map<String, String> written = texts(PAGES);
        List<String> differing = Stream.concat(pages.keySet().stream(), written.keySet().stream())
                .distinct()
                .filter(path -> !Objects.equals(pages.get(path), written.get(path)))
                .toList();
        assertEquals(List.of(), differing, REMEDY);
    }

    /** The generated pages of a folder by their paths. */
    private static Map<String, String> texts(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        texts.keySet().removeAll(BY_HAND);
        return texts;
    }

    @Test
    void thePageOfTheLanguageHasEveryWordAndSign() throws IOException {
        String page = Files.readString(PAGES.resolve("language.md"));
        List<String> missing = IntStream.rangeClosed(1, ModelLexer.VOCABULARY.getMaxTokenType())
                .mapToObj(ModelLexer.VOCABULARY::getLiteralName)
                .filter(Objects::nonNull)
                .map(literal -> literal.substring(1, literal.length() - 1))
                .filter(literal -> !page.contains(literal))
                .toList();
        assertEquals(List.of(), missing, "say in docs/reference/language.md what these mean");
    }

    @TestFactory
    Stream<DynamicTest> everyExampleCompiles() throws IOException {
        Map<String, String> examples = new LinkedHashMap<>(Reference.examples());
        for (String page : BY_HAND) {
            Matcher block = BLOCK.matcher(Files.readString(PAGES.resolve(page)));
            while (block.find()) {
                examples.put(page + " at character " + block.start(), block.group(1));
            }
        }
        return examples.entrySet().stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.getKey(), () -> assertEquals("", problems(example.getValue()))));
    }

    /** What is wrong or odd; a model without either is compiled to the last byte. */
    private String problems(String text) throws IOException {
        Path file = folder.resolve("Example.model");
        Files.writeString(file, text);
        List<Problem> warnings = new ArrayList<>();
        try {
            Compiler.compile(file, Map.of(), warnings::addAll).forEach(Compilation::classes);
        } catch (ModelProblems mistakes) {
            return text + "\n" + mistakes.render();
        }
        return warnings.isEmpty() ? "" : text + "\n" + new ModelProblems(warnings).render();
    }
}
