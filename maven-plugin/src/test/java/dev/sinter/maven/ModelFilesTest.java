package dev.sinter.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFilesTest {

    @TempDir
    Path root;

    @BeforeEach
    void makeFiles() throws IOException {
        for (String name : List.of(
                "top.model", "digits/b.model", "digits/a.model", "digits/a.txt", "target/old.model", ".git/x.model")) {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
        }
    }

    @Test
    void findsModelsInOrderOutsideOfBuildAndHiddenFolders() throws IOException {
        assertEquals(
                List.of("digits/a.model", "digits/b.model", "top.model"),
                List.copyOf(files().byName().keySet()));
    }

    @Test
    void matchesIncludesLessExcludes() throws IOException {
        assertEquals(List.of("digits/a.model", "digits/b.model", "top.model"), names(List.of("**/*.model"), List.of()));
        assertEquals(List.of("digits/a.model", "digits/b.model"), names(List.of("*/*.model"), List.of()));
        assertEquals(List.of("top.model"), names(List.of("*.model"), List.of()));
        assertEquals(List.of("digits/b.model", "top.model"), names(List.of("**"), List.of("**/a.*")));
        assertEquals(List.of("digits/a.model"), names(List.of("digits/"), List.of("digits/?.txt", "**/b.model")));
    }

    @Test
    void findsNothingInAFolderThatIsMissing() throws IOException {
        assertEquals(
                List.of(),
                List.copyOf(
                        ModelFiles.below(root.resolve("missing"), root).byName().keySet()));
    }

    private ModelFiles files() throws IOException {
        return ModelFiles.below(root, root.resolve("target"));
    }

    private List<String> names(List<String> includes, List<String> excludes) throws IOException {
        return files().matching(patterns(includes), patterns(excludes)).stream()
                .map(file -> root.relativize(file).toString().replace('\\', '/'))
                .toList();
    }

    private static List<AntPattern> patterns(List<String> texts) {
        return texts.stream().map(AntPattern::new).toList();
    }
}
