package samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every block of the README stands in a file that the build compiles or checks, and every path in it exists. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..");
    private static final Path DIGITS = ROOT.resolve("samples/digits/DigitClassifier.model");
    private static final Path TRAIN = ROOT.resolve("samples/src/main/java/samples/digits/TrainDigits.java");
    private static final Path READ = ROOT.resolve("samples/src/main/java/samples/digits/ReadDigits.java");
    private static final Path WRONG = ROOT.resolve("frontend/src/test/cases/wrong/17.case");

    @Test
    void theJavaIsPartOfASample() throws IOException {
        List<String> blocks = blocks("java");
        assertEquals(3, blocks.size());
        assertStandsIn(blocks.get(0), TRAIN);
        assertStandsIn(blocks.get(1), TRAIN);
        assertStandsIn(blocks.get(2), READ);
    }

    @Test
    void theModelIsPartOfASample() throws IOException {
        String model = blocks("").stream()
                .filter(b -> b.startsWith("model "))
                .findFirst()
                .orElseThrow();
        for (String line : model.strip().split("\n")) {
            if (!line.isBlank() && !line.strip().equals("}")) {
                assertStandsIn(line, DIGITS);
            }
        }
    }

    @Test
    void theMistakeIsToldInTheseWords() throws IOException {
        String told = blocks("").stream()
                .filter(b -> b.contains("inner sizes differ"))
                .findFirst()
                .orElseThrow();
        assertStandsIn(told, WRONG);
    }

    @Test
    void thePluginIsUsedInThatWay() throws IOException {
        String pom = lines(Files.readString(ROOT.resolve("samples/pom.xml")));
        for (String block : blocks("xml")) {
            for (String line : block.strip().split("\n")) {
                if (!line.contains("<version>")) {
                    assertTrue(pom.contains(line.strip()), line + " is not in samples/pom.xml");
                }
            }
        }
    }

    @Test
    void itsPathsExist() throws IOException {
        Matcher paths = Pattern.compile("(?:samples|compiler|ir|optimizer|codegen|frontend)/[\\w./-]+")
                .matcher(readme());
        while (paths.find()) {
            String path = paths.group().replaceAll("[.]$", "");
            assertTrue(
                    path.contains("NAME") || Files.exists(ROOT.resolve(path)),
                    path + " does not exist; mend the README");
        }
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }

    /** The fenced blocks of one language. */
    private static List<String> blocks(String language) throws IOException {
        return Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$")
                .matcher(readme())
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .collect(Collectors.toList());
    }

    private static void assertStandsIn(String text, Path file) throws IOException {
        assertTrue(
                lines(Files.readString(file)).contains(lines(text)),
                () -> "README.md shows what does not stand in " + file + ":\n" + text + "\nCopy it from there again.");
    }

    /** The text without the blanks around its lines. */
    private static String lines(String text) {
        return text.strip().lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
