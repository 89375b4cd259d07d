package dev.sinter.compiler.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.compiler.cli.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void writeModel() throws IOException {
        shell = Fixtures.in(folder);
        Files.writeString(folder.resolve("Layer.model"), """
            model Layer {
                input x: f32[batch, 20]
                output y = dense(x, units: 10)
                output largest = max(y, axis: 1)
            }
            """);
    }

    @Test
    void eachKernelIsListedWithItsWork() {
        assertEquals("""
            predict, batch 3, scalar

            action   line  multiply-adds  bytes  flop/byte    bound  how
            y           3            600  1,200        1.0  compute  rows: i<batch, j<10 over k<20
            largest     4              0    132        0.2     call  loops: i<batch over k<10
            sum                      600  1,332        0.9

            y
              computes  mat_mul, add
              how       rows: scalar code; the JIT makes vectors of a row
              stores    y: a result of the program

            largest
              computes  reduce_max
              how       loops: scalar code
              stores    largest: a result of the program
              apart     from the kernel of y: it reads other elements than the one it computes
            """, shell.run("explain @/Layer.model --batch 3 --lanes 1").out());
    }

    @Test
    void measuredKernelsHaveATime() {
        List<String> lines = shell.run("explain @/Layer.model --batch 3 --lanes 1 --measure")
                .out()
                .lines()
                .toList();
        assertTrue(
                lines.getFirst()
                        .matches("predict, batch 3, scalar; a whole run takes \\d+\\.\\d\\d us; the core runs at"
                                + " \\d+\\.\\d\\d GHz and does \\d+ GFLOP/s"),
                lines::getFirst);
        assertEquals(
                List.of(
                        "action",
                        "line",
                        "multiply-adds",
                        "bytes",
                        "flop/byte",
                        "us",
                        "GFLOP/s",
                        "GB/s",
                        "of",
                        "bound",
                        "bound",
                        "how"),
                List.of(lines.get(2).split(" +")));
        assertTrue(
                lines.get(3).matches("y +3 +600 +1,200 +1\\.0( +\\d+\\.\\d+){3} +\\d+% +compute  rows: .*"),
                () -> lines.get(3));
    }

    @Test
    void severalThreadsAreMeasuredTogether() {
        String first = shell.run("explain @/Layer.model --batch 3 --lanes 1 --measure --threads 2 --kernel y")
                .out()
                .lines()
                .findFirst()
                .orElseThrow();
        assertTrue(first.startsWith("predict, batch 3, scalar, 2 threads; a whole run takes "), first);
        assertEquals(
                new Result(1, "", "sinter: --threads is 2; that says something with --measure only\n"),
                shell.run("explain @/Layer.model --threads 2"));
    }

    @Test
    void theBoundOfAKernelIsWhatTakesMostCycles() throws IOException {
        Files.writeString(folder.resolve("Wide.model"), """
            model Wide {
                input x: f32[batch, 1024]
                output y = dense(x, units: 1024)
            }
            """);
        assertTrue(shell.run("explain @/Wide.model --batch 1 --lanes 8").out().contains("  L3  "));
        assertTrue(shell.run("explain @/Wide.model --batch 256 --lanes 8").out().contains("  compute  "));
    }

    @Test
    void oneKernelAloneIsExplained() {
        assertEquals(
                """
                predict, batch 3, scalar

                action   line  multiply-adds  bytes  flop/byte  bound  how
                largest     4              0    132        0.2   call  loops: i<batch over k<10

                largest
                  computes  reduce_max
                  how       loops: scalar code
                  stores    largest: a result of the program
                  apart     from the kernel of y: it reads other elements than the one it computes
                """,
                shell.run("explain @/Layer.model --batch 3 --lanes 1 --kernel largest")
                        .out());
        assertEquals(
                new Result(1, "", "sinter: --kernel larges: the program has no such kernel; did you mean 'largest'?\n"),
                shell.run("explain @/Layer.model --kernel larges"));
    }

    @Test
    void anUnknownProgramIsNamed() {
        assertEquals(
                new Result(
                        1, "", "sinter: --program predikt: the model has no such program; did you mean 'predict'?\n"),
                shell.run("explain @/Layer.model --program predikt"));
    }
}
