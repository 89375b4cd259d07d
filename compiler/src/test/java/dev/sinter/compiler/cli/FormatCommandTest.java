package dev.sinter.compiler.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.compiler.cli.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sinter format}: which files it changes, and what it says. */
class FormatCommandTest {
    private static final String CROOKED = "const a=1 // one\r\n";
    private static final String STRAIGHT = "const a = 1    // one\n";
    private static final String WRONG = "const a=\n";
    private static final String PROBLEM = """
        @/wrong.model:1:9: a value is missing after `=`
            const a=
                    ^
        """;
    private static final FileTime OLD = FileTime.fromMillis(0);

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void makeFolder() {
        shell = new Shell(folder);
    }

    private void assertHolds(String text, String name) throws IOException {
        assertEquals(text, Files.readString(folder.resolve(name)));
    }

    @Test
    void rewritesFilesAndLeavesRightOnesUntouched() throws IOException {
        shell.with("a.model", CROOKED).with("b.model", STRAIGHT);
        Files.setLastModifiedTime(folder.resolve("b.model"), OLD);
        assertEquals(
                new Result(0, "", "sinter: formatted @/a.model\n"), shell.run("format @/a.model @/b.model @/a.model"));
        assertHolds(STRAIGHT, "a.model");
        assertEquals(OLD, Files.getLastModifiedTime(folder.resolve("b.model")));
        assertEquals(new Result(0, "", ""), shell.run("format @/a.model @/b.model"));
        assertEquals(List.of("a.model", "b.model"), shell.names());
    }

    @Test
    void aFolderIsAllModelFilesBelow() throws IOException {
        shell.with("x/a.model", CROOKED).with("x/y/b.model", CROOKED).with("x/c.txt", CROOKED);
        assertEquals(
                new Result(0, "", "sinter: formatted @/x/a.model\nsinter: formatted @/x/y/b.model\n"),
                shell.run("format @/x"));
        assertHolds(CROOKED, "x/c.txt");
    }

    @Test
    void checkChangesNothingAndNamesTheOthers() throws IOException {
        shell.with("a.model", CROOKED).with("b.model", STRAIGHT).with("c.model", CROOKED);
        assertEquals(
                new Result(1, "@/a.model\n@/c.model\n", "sinter: 2 files are not formatted; `sinter format` does it\n"),
                shell.run("format --check @/a.model @/b.model @/c.model"));
        assertHolds(CROOKED, "a.model");
        assertEquals(new Result(0, "", ""), shell.run("format --check @/b.model"));
    }

    @Test
    void printsWhatStandardInputSends() {
        assertEquals(new Result(0, STRAIGHT, ""), shell.run("format -", CROOKED));
        assertEquals(new Result(0, STRAIGHT, ""), shell.run("format -", STRAIGHT));
        assertEquals(
                new Result(1, "<standard input>\n", "sinter: 1 file is not formatted; `sinter format` does it\n"),
                shell.run("format --check -", CROOKED));
        assertEquals(
                new Result(1, "", PROBLEM.replace("@/wrong.model", "<standard input>")), shell.run("format -", WRONG));
    }

    @Test
    void leavesAFileWithMistakesAsItIs() throws IOException {
        shell.with("a.model", CROOKED).with("wrong.model", WRONG);
        assertEquals(
                new Result(1, "", "sinter: formatted @/a.model\n" + PROBLEM),
                shell.run("format @/wrong.model @/a.model"));
        assertHolds(WRONG, "wrong.model");
        assertHolds(STRAIGHT, "a.model");
    }

    @Test
    void changesNothingWhenAFileIsMissing() throws IOException {
        shell.with("a.model", CROOKED).with("x/b.txt", CROOKED);
        assertEquals(
                new Result(1, "", "sinter: @/no.model: no such file (looked for @/no.model)\n"),
                shell.run("format @/a.model @/no.model"));
        assertEquals(
                new Result(1, "", "sinter: @/x: no .model file in this folder or below it\n"),
                shell.run("format @/a.model @/x"));
        assertHolds(CROOKED, "a.model");
    }
}
