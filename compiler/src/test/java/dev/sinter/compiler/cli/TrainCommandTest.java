package dev.sinter.compiler.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.compiler.cli.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sinter train} and {@code sinter evaluate} as their user sees them. */
class TrainCommandTest {
    private static final String DATA = " --data x=@/table.csv:a,b --data target=@/table.csv:target";
    private static final String LINE = "train @/line.model" + DATA;

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void makeFolder() {
        shell = Fixtures.in(folder);
    }

    @Test
    void printsFiguresAndNothingElseOnStandardOutput() {
        Result result = shell.run(
                LINE + " --epochs 2 --batch 4 --no-shuffle --save @/line.safetensors --test x=@/x64.npy --test"
                        + " target=@/table.csv:target --json");
        assertEquals("sinter: saved @/line.safetensors\n", result.err());
        assertEquals("""
            Epoch 1/2 _s loss 4.6875 error 1.8750
            Epoch 2/2 _s loss 1.7484 error 1.1250
            test loss 0.6623  error 0.6703
            {"epochs":2,"loss":1.7484372854232788,"metrics":{"error":1.124999925494194},"validation":null,\
            "test":{"loss":0.6623026132583618,"metrics":{"error":0.6703124493360519}},"parameters":2,\
            "digest":"DIGEST"}
            """, result.out().replaceFirst("[0-9a-f]{64}", "DIGEST"));
        assertEquals(0, result.exitCode());
    }

    @Test
    void theSameSeedGivesTheSameDigestThroughASave() {
        String two = digest(LINE + " --epochs 2 --batch 3 --seed 5 --json");
        assertEquals(two, digest(LINE + " --epochs 2 --batch 3 --seed 5 --json --save @/w"));
        assertEquals(two, digest("evaluate @/line.model" + DATA + " --json --weights @/w"));
    }

    @Test
    void splitKeepsSamplesForValidation() {
        Result result = shell.run(LINE + " --split 0.25 --json");
        assertEquals(1, result.out().split("\"validation\":\\{\"loss\":").length - 1);
        assertEquals("Epoch 1/1 _s loss", result.out().substring(0, 17));
    }

    @Test
    void lossIsNullWithoutALoss() {
        Result result = shell.run(LINE + " --training by_hand --no-shuffle --batch 4 --json");
        assertEquals(
                "{\"epochs\":1,\"loss\":null,\"metrics\":{\"error\":1.875},\"validation\":null,\"test\":null,\"parameters\":2,"
                    + "\"digest\":\"DIGEST\"}",
                result.last().replaceFirst("[0-9a-f]{64}", "DIGEST"));
    }

    @Test
    void beginsWithGivenWeightsAndSettings() {
        shell.run(LINE + " --epochs 2 --batch 4 --no-shuffle --save @/w");
        Result result = shell.run(LINE + " --weights @/w --set rate=0 --batch 4 --json");
        assertEquals(digest("evaluate @/line.model" + DATA + " --json --weights @/w"), digest(result));
    }

    @Test
    void defineChangesAConst() {
        assertEquals(
                "Epoch 1/1 _s loss 9.7500 error 2.7500\n",
                shell.run(LINE + " -Dstart=0 --batch 4").out());
    }

    @Test
    void saysWhenTheLossIsLost() {
        Result result = shell.run(LINE + " --set rate=1e30 --epochs 3 --batch 4 --continue-on-nan");
        assertEquals(
                "sinter: the loss became Infinity in epoch 2; try a smaller rate, or bring the data to numbers around"
                        + " -1 to 1\n",
                result.err());
        assertEquals(0, result.exitCode());
    }

    @Test
    void stopsAtTheFirstNumberThatIsNotFinite() throws IOException {
        Result result = shell.run(LINE + " --set rate=1e30 --epochs 3 --batch 4 --no-shuffle --json --save @/w");
        assertEquals("""
            sinter: step 2 (epoch 2): the loss is Infinity; looking for where it began (--continue-on-nan goes on instead)
            @/line.model:14:19: step 2 (epoch 2): the first number that is not finite is `square(y - target)` of sample 0: \
            3.0000002E30 * 3.0000002E30 is Infinity
                loss mean(square(y - target))
                          ^^^^^^^^^^^^^^^^^^ the numbers have grown too large: try a smaller rate, or bring the inputs to \
            numbers around -1 to 1
            """, result.err());
        assertEquals("Epoch 1/3 _s loss 4.6875 error 1.8750\n", result.out());
        assertEquals(1, result.exitCode());
        assertEquals(-1, shell.names().indexOf("w"));
    }

    @Test
    void wordsBecomeClassNumbers() {
        String words =
                "train @/kinds.model --model Kinds --data x=@/table.csv:a,b --data label=@/table.csv:kind --json";
        assertEquals(digest(words), digest(words.replace(":kind", ":number")));
    }

    @Test
    void aLabelOutOfRangeEndsBeforeAnythingIsDone() throws IOException {
        shell.with("bad.csv", "label\n0\n1\n7\n2\n");
        String kinds =
                "train @/kinds.model --model Kinds --data x=@/table.csv:a,b --data label=@/bad.csv:label --save @/w";
        assertEquals(
                "sinter: @/bad.csv:4: column 'label': expected a class number from 0 to 2, or one of red, green, blue,"
                        + " found \"7\"\n",
                shell.run(kinds).err());
        shell.with("bad.npy", Fixtures.npy(dev.sinter.runtime.data.NdArray.of(new long[] {0, 1, 2, 3}, 4)));
        Result result = shell.run(kinds.replace("bad.csv:label", "bad.npy"));
        assertEquals("sinter: --data label: sample 3 is 3; it must be from 0 to 2 (kinds.model:12:19)\n", result.err());
        assertEquals(1, result.exitCode());
        assertEquals("", result.out());
        assertEquals(-1, shell.names().indexOf("w"));
    }

    @Test
    void aFailedRunLeavesTheOldFile() throws IOException {
        shell.run(LINE + " --save @/w");
        byte[] old = Files.readAllBytes(folder.resolve("w"));
        Result result =
                shell.run("train @/kinds.model --model Kinds --data x=@/table.csv:a,b --data label=@/table.csv:kind"
                        + " --weights @/w --save @/w");
        assertEquals(
                "sinter: @/w: not weights of tests.Kinds: has no scores.kernel: f32[2, 3]; has no scores.bias: f32[3];"
                        + " w is not a weight of the model\n",
                result.err());
        assertArrayEquals(old, Files.readAllBytes(folder.resolve("w")));
    }

    private String digest(String line) {
        return digest(shell.run(line));
    }

    private static String digest(Result result) {
        String last = result.last();
        return last.substring(last.indexOf("\"digest\""));
    }
}
