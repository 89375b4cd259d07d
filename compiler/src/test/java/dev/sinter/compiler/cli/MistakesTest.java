package dev.sinter.compiler.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.compiler.cli.Shell.Result;
import dev.sinter.runtime.data.NdArray;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong words and unusable files: one message, an exit code, nothing on standard output. */
class MistakesTest {
    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void makeFolder() {
        shell = Fixtures.in(folder)
                .with("five.npy", Fixtures.npy(NdArray.of(new float[5], 5)))
                .with("none.npy", Fixtures.npy(NdArray.of(new float[0], 0, 2)))
                .with("cut.npy", java.util.Arrays.copyOf(Fixtures.npy(NdArray.of(new float[8], 4, 2)), 140))
                .with("noise", new byte[] {7, 7, 7, 7})
                .with("bare.model", "package tests\n")
                .with(
                        "wrong.model",
                        "package tests\n"
                                + "model Wrong {\n"
                                + "    input x: f32[batch, 4]\n"
                                + "    output y = dens(x, units: 3)\n"
                                + "}\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        trian                            | there is no command 'trian'; did you mean 'train'?                    | sinter
        --versoin                        | there is no option --versoin; did you mean '--version'?               | sinter
        train                            | train needs FILE                                                      | sinter train
        train --epoch 3 @/line.model     | train has no option --epoch; did you mean '--epochs'?                 | sinter train
        train @/line.model --epochs      | --epochs needs a value: --epochs N                                    | sinter train
        train @/line.model --epochs x    | --epochs expects a whole number, found 'x'                            | sinter train
        train @/line.model --split x     | --split expects a number, found 'x'                                   | sinter train
        train @/line.model --seed 1 --seed 2 | --seed is given twice                                             | sinter train
        train @/line.model more          | train does not expect the word 'more'                                 | sinter train
        show @/line.model                | show needs --emit STAGE                                               | sinter show
        show @/line.model --emit plans   | --emit expects one of ast, graph, training, optimized, plan, code, api, found 'plans' | sinter show
        """)
    void wrongWordsExitWithTwo(String line, String message, String help) {
        assertEquals(new Result(2, "", "sinter: " + message + "\nTry `" + help + " --help`.\n"), shell.run(line));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        --epochs 0                              | --epochs is 0; it must be 1 or more
        --batch -1                              | --batch is -1; it must be 1 or more
        --threads 0                             | --threads is 0; it must be 1 to 64
        --threads 65                            | --threads is 65; it must be 1 to 64
        --split 1                               | --split: cannot split 4 samples by 1.0: each part needs one sample or more; give a fraction between 0 and 1, such as 0.2
        --training by_hnd                       | Line has no training block by_hnd; did you mean 'by_hand'?
        --model Lin                             | @/line.model has no model Lin; did you mean 'Line'?
        -Dstart                                 | -D expects NAME=VALUE, found 'start'
        -Dstrat=1                               | -Dstrat: there is no `const strat`; did you mean 'start'?
        -Drate=1                                | -Drate: there is no `const rate`; there is only start
        -Dstart=1 -Dstart=2                     | -D start is given twice
        --class-path @/none.jar                 | @/none.jar: no such jar or folder to import from
        --set rte=1                             | --set rte: the model has no such input; did you mean 'rate'?
        --set rate                              | --set expects NAME=VALUE, found 'rate'
        --set rate=fast                         | --set rate: expected a number, a JSON array or @file.npy, found fast (1:1: expected a JSON value, found 'f' in the JSON text)
        --set rate=[1,2]                        | rate: expected f32[], 1 in all, found f64[2]
        --save @                                | @: is a folder, expected the name of a file to write
        --save @/no/w                           | @/no/w: the folder @/no does not exist; create it first
        --weights @/none                        | @/none: no such file (looked for @/none)
        --weights @/noise                       | @/noise: not a sound safetensors file: it has 4 bytes, and the length of its header alone takes 8; fetch or save the file again
        --validation x=@/x64.npy                | --validation target=FILE is missing: the model needs target: f32[batch]
        --test x=@/five.npy                     | --test x: expected f32[5, 2], 2 numbers per sample, found f32[5], 1 per sample; change the input's shape in the model, or the data
        """)
    void wrongValuesExitWithOne(String option, String message) {
        String words = option.replace("--save @", "--save @/").replace("@//", "@/");
        Result result =
                shell.run("train @/line.model --data x=@/table.csv:a,b --data target=@/table.csv:target " + words);
        assertEquals(1, result.exitCode());
        assertEquals("", result.out());
        assertEquals("sinter: " + message + "\n", result.err().replace(folder.toString(), "@"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        x=@/nothing                | @/nothing: no such file (looked for @/nothing)
        x=@/noise                  | @/noise: not in a known format; expected IDX, NumPy .npy or CSV text (each may be packed with gzip)
        x=@/cut.npy                | @/cut.npy: cut short: its header says f32[4, 2], 32 bytes, and 12 bytes follow; fetch the file again
        x=@/none.npy               | --data x: @/none.npy has no samples
        x=@/table.csv:a,c          | @/table.csv:1: no column 'c'; there are a, b, target, kind, number
        x=@/table.csv:a,kind       | @/table.csv:2: column 'kind': expected a number that f32 can hold, found "red"
        x=@/table.csv:a            | --data x: expected f32[4, 2], 2 numbers per sample, found f32[4], 1 per sample; change the input's shape in the model, or the data
        y=@/table.csv:a            | --data y: the model has no such input; there are x, scale, target, rate
        rate=@/table.csv:a         | --data rate: the input is rate: f32[], not one per sample; give it by --set rate=...
        target=@/five.npy          | --data target is given twice
        """)
    void unusableDataExitsWithOne(String data, String message) {
        Result result = shell.run("train @/line.model --data target=@/table.csv:target --data " + data);
        assertEquals(new Result(1, "", "sinter: " + message + "\n"), result);
    }

    @Test
    void columnsOfDifferentLengthAreNamed() {
        assertEquals(
                new Result(
                        1,
                        "",
                        "sinter: --data: columns x and target must have the same number of samples: x is f32[4, 2],"
                                + " target is f32[5]\n"),
                shell.run("train @/line.model --data x=@/x64.npy --data target=@/five.npy"));
    }

    @Test
    void missingDataIsNamed() {
        assertEquals(
                new Result(1, "", "sinter: --data x=FILE is missing: the model needs x: f32[batch, 2]\n"),
                shell.run("train @/line.model"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        summary @/no.model                  | @/no.model: no such file (looked for @/no.model)
        summary @/bare.model                | @/bare.model: has no model; write `model Name { ... }`
        summary @/kinds.model               | @/kinds.model has several models; choose one with --model: Kinds, Doubled
        train @/kinds.model --model Doubled | Doubled has no training block; `sinter run` evaluates it
        show @/line.model --emit plan --lanes 3 | --lanes is 3; it must be 1, 4, 8 or 16
        show @/line.model --emit plan --program predit | --program predit: the model has no such program; did you mean 'predict'?
        compile @/line.model                | --out FOLDER is missing: where class files and Java sources go
        predict @/line.model --data x=@/x64.npy | --weights FILE is missing; `sinter train --save FILE` writes such a file
        run @/line.model                    | --set x=VALUE is missing: the model needs x: f32[batch, 2]
        run @/line.model --set x=[[1,2],[3]] | --set x: expected a number, a JSON array or @file.npy, found [[1,2],[3]] (rows of 2 and of 1 numbers)
        run @/line.model --set x=[1,2] --out z=@/z.npy | --out z: the model has no such output; there is only y
        run @/kinds.model --model Doubled --set a=[1,2.5] | --set a: the input is a: i32[batch, 2], and these digits are not a whole number up to 2^53; larger ones can come from @file.npy
        """)
    void otherCommandsTellToo(String line, String message) {
        assertEquals(new Result(1, "", "sinter: " + message + "\n"), shell.run(line));
    }

    @Test
    void aFolderIsNoModel() {
        Result result = shell.run("summary @/");
        assertEquals(1, result.exitCode());
        assertEquals("sinter: " + folder + ": is a folder, expected a file\n", result.err());
    }

    @Test
    void aValueOfAnotherKindIsShownAtItsConstant() {
        assertEquals(new Result(1, "", """
            @/line.model:3:15: -Dstart=much: `start` is a number
                const start = 0.5
                              ^^^ give it as -Dstart=64
            """), shell.run("summary @/line.model -Dstart=much"));
    }

    @Test
    void mistakesOfAModelAreShownInItsText() {
        assertEquals(new Result(1, "", """
            @/wrong.model:4:16: unknown function `dens`
                output y = dens(x, units: 3)
                           ^^^^ did you mean `dense`?
            """), shell.run("summary @/wrong.model"));
    }
}
