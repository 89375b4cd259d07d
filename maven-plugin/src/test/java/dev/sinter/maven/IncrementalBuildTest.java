package dev.sinter.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncrementalBuildTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    Path base;

    @Test
    void writesWhatTheCompilerGives() throws Exception {
        IncrementalBuild.Outcome outcome = build("v1", Map.of("a/A.class", "one", "a/A$Kernel.class", "two"));

        assertFalse(outcome.upToDate());
        assertEquals("one", Files.readString(base.resolve("classes/a/A.class")));
        assertEquals("two", Files.readString(base.resolve("classes/a/A$Kernel.class")));
        assertFalse(Files.exists(base.resolve("notes/staging")));
    }

    @Test
    void doesNothingForTheSameInput() throws Exception {
        build("v1", Map.of("A.class", "one"));

        IncrementalBuild.Outcome again = folders().run("v1", staging -> {
            throw new AssertionError("compiled although nothing changed");
        });

        assertTrue(again.upToDate());
    }

    @Test
    void compilesAgainWhenAnOutputWasDeleted() throws Exception {
        build("v1", Map.of("A.class", "one"));
        Files.delete(base.resolve("classes/A.class"));

        assertFalse(build("v1", Map.of("A.class", "one")).upToDate());
        assertEquals("one", Files.readString(base.resolve("classes/A.class")));
    }

    @Test
    void compilesAgainWhenAnOutputWasEdited() throws Exception {
        build("v1", Map.of("A.class", "one"));
        Files.writeString(base.resolve("classes/A.class"), "edited");

        assertFalse(build("v1", Map.of("A.class", "one")).upToDate());
        assertEquals("one", Files.readString(base.resolve("classes/A.class")));
    }

    @Test
    void rewritesOnlyWhatDiffers() throws Exception {
        build("v1", Map.of("A.class", "one", "B.class", "two"));
        Files.setLastModifiedTime(base.resolve("classes/A.class"), LONG_AGO);
        Files.setLastModifiedTime(base.resolve("classes/B.class"), LONG_AGO);

        build("v2", Map.of("A.class", "one", "B.class", "changed"));

        assertEquals(LONG_AGO, Files.getLastModifiedTime(base.resolve("classes/A.class")));
        assertTrue(Files.getLastModifiedTime(base.resolve("classes/B.class")).compareTo(LONG_AGO) > 0);
    }

    @Test
    void deletesOrphansAndNothingElse() throws Exception {
        build("v1", Map.of("A.class", "one", "Gone.class", "two"));
        Files.writeString(base.resolve("classes/Foreign.class"), "of another tool");

        IncrementalBuild.Outcome outcome = build("v2", Map.of("A.class", "one"));

        assertEquals(List.of(base.resolve("classes/Gone.class")), outcome.deleted());
        assertFalse(Files.exists(base.resolve("classes/Gone.class")));
        assertTrue(Files.exists(base.resolve("classes/A.class")));
        assertTrue(Files.exists(base.resolve("classes/Foreign.class")));
    }

    @Test
    void keepsEverythingWhenTheCompilerFails() throws Exception {
        build("v1", Map.of("A.class", "one"));

        assertThrows(
                IOException.class,
                () -> folders().run("v2", staging -> {
                    Files.writeString(staging.classes().resolve("A.class"), "half");
                    throw new IOException("the disk is full");
                }));

        assertEquals("one", Files.readString(base.resolve("classes/A.class")));
        assertTrue(build("v1", Map.of("A.class", "one")).upToDate());
    }

    @Test
    void treatsACutOffLedgerAsNone() throws Exception {
        build("v1", Map.of("A.class", "one"));
        Files.writeString(base.resolve("notes/outputs.txt"), "5f1c");

        assertFalse(build("v1", Map.of("A.class", "one")).upToDate());
    }

    private IncrementalBuild folders() {
        return new IncrementalBuild(base, base.resolve("notes"), base.resolve("classes"), base.resolve("sources"));
    }

    private IncrementalBuild.Outcome build(String input, Map<String, String> classes) throws Exception {
        return folders().run(input, staging -> {
            for (Map.Entry<String, String> file : new TreeMap<>(classes).entrySet()) {
                Path staged = staging.classes().resolve(file.getKey());
                Files.createDirectories(staged.getParent());
                Files.writeString(staged, file.getValue());
            }
        });
    }
}
