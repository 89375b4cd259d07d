package dev.sinter.compiler.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.compiler.cli.Shell.Result;
import dev.sinter.runtime.data.NdArray;
import dev.sinter.runtime.data.Npy;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands beside train as their user sees them. */
class CommandsTest {
    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void makeFolder() {
        shell = Fixtures.in(folder);
    }

    @Test
    void noWordsPrintTheUsage() {
        Result result = shell.run("");
        assertEquals(0, result.exitCode());
        assertEquals(
                "Usage: sinter [OPTIONS] [COMMAND]",
                result.out().lines().findFirst().orElse(""));
        assertEquals("", result.err());
        assertEquals(result, shell.run("--help"));
    }

    @ParameterizedTest
    @CsvSource({"train", "evaluate", "predict", "run", "compile", "show", "summary", "format"})
    void everyCommandHasHelp(String command) {
        Result result = shell.run(command + " --help");
        String usage = result.out().lines().findFirst().orElse("");
        assertEquals(
                "Usage: sinter " + command + " [OPTIONS] FILE"
                        + (command.equals("compile") || command.equals("format") ? "..." : ""),
                usage);
        assertEquals(0, result.exitCode());
    }

    @Test
    void versionNamesTheNumerics() {
        assertEquals(new Result(0, "sinter 0.1.0-SNAPSHOT, numerics 1\n", ""), shell.run("--version"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        a=[3,4]                 | [[6, 8]]
        a=[[3,4],[5,6]]         | [[6, 8], [10, 12]]
        a=[3,4] --set factor=-1 | [[-3, -4]]
        a=@@/a.npy              | [[2, 4], [6, 8], [10, 12]]
        """)
    void runPrintsOutputs(String set, String printed) {
        shell.with("a.npy", Fixtures.npy(NdArray.of(new long[] {1, 2, 3, 4, 5, 6}, 3, 2)));
        assertEquals(
                new Result(0, "b = " + printed + "\n", ""),
                shell.run("run @/kinds.model --model Doubled --set " + set));
    }

    @Test
    void runWritesNumPyFiles() {
        Result result = shell.run("run @/line.model --set x=[[1,2],[3,4]] --set scale=10 --out y=@/y.npy");
        assertEquals(
                new Result(
                        0,
                        "y = [15.0, 35.0]\n",
                        "sinter: saved @/y.npy\n"
                                + "sinter: the weights have their first values; --weights FILE gives trained ones\n"),
                result);
        assertEquals(NdArray.of(new float[] {15, 35}, 2), Npy.read(folder.resolve("y.npy")));
    }

    @Test
    void predictPrintsALineForEachSample() throws IOException {
        shell.run(
                "train @/line.model --data x=@/table.csv:a,b --data target=@/table.csv:target --set rate=0 --save @/w");
        String predict = "predict @/line.model --data x=@/x64.npy --weights @/w";
        assertEquals(new Result(0, "0.5\n0.5\n1.0\n1.5\n", "sinter: outputs: y\n"), shell.run(predict));
        assertEquals(
                new Result(0, "", "sinter: outputs: y\nsinter: saved @/lines\n"),
                shell.run(predict + " --out @/lines"));
        assertEquals("0.5\n0.5\n1.0\n1.5\n", Files.readString(folder.resolve("lines")));
    }

    @Test
    void predictNamesClasses() {
        shell.run("train @/kinds.model --model Kinds --data x=@/x64.npy --data label=@/table.csv:kind --save @/w"
                + " --epochs 200");
        Result result = shell.run("predict @/kinds.model --model Kinds --data x=@/x64.npy --weights @/w");
        assertEquals(
                List.of("red", "green"),
                result.out()
                        .lines()
                        .limit(2)
                        .map(line -> line.substring(0, line.indexOf('\t')))
                        .toList());
    }

    @Test
    void aModelWithoutWeightsPredictsWithoutAFile() {
        shell.with("a.npy", Fixtures.npy(NdArray.of(new int[] {1, 2}, 1, 2)));
        assertEquals(
                new Result(0, "[2, 4]\n", "sinter: outputs: b\n"),
                shell.run("predict @/kinds.model --model Doubled --data a=@/a.npy"));
    }

    @Test
    void summaryIsATableOfLayers() {
        assertEquals("""
            Model: tests.Kinds
            Layer (type)    Output Shape   Param #
            ======================================
            x (input)       f32[batch, 2]        0
            scores (dense)  f32[batch, 3]        9
            kind (argmax)   i32[batch]           0
            ======================================
            Total params: 9
            Trainable params: 9
            Non-trainable params: 0
            Size of all: 36 bytes
            """, shell.run("summary @/kinds.model --model Kinds").out());
    }

    @Test
    void weightsOfTwoAxesTakeHalfTheBytesAsBf16() {
        assertEquals(
                "Size of all: " + (6 * 2 + 3 * 4) + " bytes",
                shell.run("summary @/kinds.model --model Kinds --weights-precision bf16")
                        .last());
    }

    @Test
    void predictKeepsWeightsIn16BitsWhenAsked() {
        shell.run("train @/kinds.model --model Kinds --data x=@/x64.npy --data label=@/table.csv:kind --save @/w"
                + " --epochs 7");
        String predict = "predict @/kinds.model --model Kinds --data x=@/x64.npy --weights @/w";
        String full = shell.run(predict).out();
        String halved = shell.run(predict + " --weights-precision bf16").out();
        assertEquals(full, shell.run(predict + " --weights-precision f32").out());
        assertNotEquals(full, halved);
        assertEquals(4, halved.lines().count());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "predict @/kinds.model --model Kinds --data x=@/x64.npy",
                "summary @/kinds.model --model Kinds",
                "show @/kinds.model --model Kinds --emit plan",
                "explain @/kinds.model --model Kinds",
                "compile @/kinds.model --out @/out",
                "evaluate @/kinds.model --model Kinds --data x=@/x64.npy --data label=@/table.csv:kind",
            })
    void onlyKnownPrecisionsAreTaken(String command) {
        assertEquals(
                new Result(1, "", "sinter: --weights-precision is f16; it must be f32 or bf16\n"),
                shell.run(command + " --weights-precision f16"));
    }

    @Test
    void aModelWithBf16WeightsHasNoProgramsForTraining() {
        String error =
                "sinter: --program training.step: a model with bf16 weights is for inference, it has no programs for"
                        + " training; leave out --weights-precision\n";
        String options = " @/kinds.model --model Kinds --program training.step --weights-precision bf16";
        assertEquals(new Result(1, "", error), shell.run("show" + options + " --emit plan"));
        assertEquals(new Result(1, "", error), shell.run("explain" + options));
        String train = shell.run("train @/kinds.model --weights-precision bf16").err();
        assertTrue(train.startsWith("sinter: train has no option --weights-precision; there are "), train);
    }

    @Test
    void compileWritesAClassForInferenceWithBf16Weights() throws IOException {
        shell.run("compile @/kinds.model --out @/full");
        shell.run("compile @/kinds.model --out @/half --weights-precision bf16");
        assertTrue(Files.readString(folder.resolve("full/tests/Kinds.java")).contains("trainer("));
        String half = Files.readString(folder.resolve("half/tests/Kinds.java"));
        assertFalse(half.contains("rainer"), half);
        assertTrue(half.contains("Precision.BF16"), half);
    }

    @Test
    void compileWritesClassesAndSources() throws IOException {
        Result result = shell.run("compile @/line.model --out @/out");
        assertEquals(0, result.exitCode());
        assertEquals("", result.out());
        List<String> names = shell.names();
        names.removeIf(name -> !name.startsWith("out"));
        assertEquals(
                List.of(
                        "out/tests/Line.java",
                        "out/tests/LineScalar.class",
                        "out/tests/LineVector16.class",
                        "out/tests/LineVector4.class",
                        "out/tests/LineVector8.class"),
                names);
    }

    @Test
    void compileWritesNothingWhenOneFileIsWrong() throws IOException {
        shell.with("wrong.model", "package tests\nmodel Wrong { output y = x }\n");
        List<String> before = shell.names();
        assertEquals(
                1, shell.run("compile @/line.model @/wrong.model --out @/out").exitCode());
        assertEquals(before, shell.names());
    }

    @Test
    void compilePacksFilesOfFunctionsAtTheirPathFromTheSourceFolder() throws IOException {
        shell.with(
                "lib/com/acme/blocks.model",
                "const factor = 2\nfn twice(x: float[.., n]) -> float[.., n] {" + " return x * factor }\n");
        String compile = "compile @/lib/com/acme/blocks.model @/line.model --out @/out";
        assertEquals(0, shell.run(compile).exitCode());
        assertFalse(shell.names().contains("out/com/acme/blocks.model"));
        assertEquals(new Result(0, "", ""), shell.run(compile + " --source-path @/lib --quiet"));
        assertEquals(
                Files.readString(folder.resolve("lib/com/acme/blocks.model")),
                Files.readString(folder.resolve("out/com/acme/blocks.model")));

        shell.with("app.model", """
            import "com/acme/blocks.model"
            model App {
                input x: f32[batch, 2]
                output y = blocks.twice(x)
            }
            """);
        String run = "run @/app.model --set x=[1,2] -cp @/none" + File.pathSeparator + "@/out";
        shell.with("none/nothing.txt", "");
        assertEquals(new Result(0, "y = [[2.0, 4.0]]\n", ""), shell.run(run));
        assertEquals(new Result(0, "y = [[5.0, 10.0]]\n", ""), shell.run(run + " -Dblocks.factor=5"));
    }

    @Test
    void aDefineNeedsToBeKnownToOneOfSeveralFilesOnly() {
        assertEquals(
                0,
                shell.run("compile @/line.model @/kinds.model --out @/out -Dstart=1")
                        .exitCode());
        assertEquals(
                new Result(1, "", "sinter: -Dstop: there is no `const stop`; there are start, kinds\n"),
                shell.run("compile @/line.model @/kinds.model --out @/out -Dstop=1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ast       | package tests
        graph     | graph predict {
        training  | graph predict {
        optimized | graph predict {
        plan      | plan predict, 4 lanes
        """)
    void showPrintsAStage(String stage, String first) {
        String program = stage.equals("ast") ? "" : " --program predict --lanes 4";
        Result result = shell.run("show @/line.model --emit " + stage + program);
        assertEquals(first, result.out().lines().findFirst().orElse(""));
        assertEquals("", result.err());
    }
}
