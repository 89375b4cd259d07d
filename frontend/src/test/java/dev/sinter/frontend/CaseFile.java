package dev.sinter.frontend;

import dev.sinter.frontend.source.FilesInMemory;
import dev.sinter.frontend.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A test that reads "text => messages". The part above {@code =>} is the model; further files follow lines
 * {@code === name}. Lines above the model that begin with {@code #} say what the case is about.
 */
public record CaseFile(Path path, String title, String above, Source main, FilesInMemory files, String expected) {

    /** All cases of a folder below {@code src/test/cases}, by name. */
    public static List<CaseFile> in(String folder) throws IOException {
        try (Stream<Path> paths = Files.list(Path.of("src/test/cases", folder))) {
            List<CaseFile> cases = new ArrayList<>();
            for (Path path :
                    paths.filter(p -> p.toString().endsWith(".case")).sorted().toList()) {
                cases.add(read(path));
            }
            return cases;
        }
    }

    private static CaseFile read(Path path) throws IOException {
        String text = Files.readString(path);
        int arrow = text.indexOf("\n=>\n");
        if (arrow < 0) {
            throw new IOException(path + " has no line `=>`");
        }
        String above = text.substring(0, arrow + 1);
        String title =
                above.startsWith("#") ? above.substring(1, above.indexOf('\n')).strip() : "";
        String program = above.startsWith("#") ? above.substring(above.indexOf('\n') + 1) : above;
        String name = path.getFileName().toString().replace(".case", ".model");
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : ("=== " + name + "\n" + program).split("(?m)^=== ")) {
            if (!part.isEmpty()) {
                parts.put(part.substring(0, part.indexOf('\n')), part.substring(part.indexOf('\n') + 1));
            }
        }
        Source main = new Source(name, parts.remove(name));
        return new CaseFile(path, title, above, main, new FilesInMemory(parts), text.substring(arrow + 4));
    }

    /** What the case expects; with {@code -Dsinter.bless=true}, which a person sets, it takes what was found instead. */
    public String expectedGiven(String found) throws IOException {
        if (!Boolean.getBoolean("sinter.bless")) {
            return expected;
        }
        Files.writeString(path, above + "=>\n" + found);
        return found;
    }
}
