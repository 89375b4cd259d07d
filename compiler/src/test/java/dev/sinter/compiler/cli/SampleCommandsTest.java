package dev.sinter.compiler.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.compiler.cli.Shell.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the commands print of the samples: the values of the first lessons, and the counts of parameters. */
class SampleCommandsTest {
    private final Shell shell = new Shell(Path.of("..", "samples"));

    private String run(String line) {
        Result result = shell.run(line);
        assertEquals(0, result.exitCode(), result.err());
        return result.out();
    }

    @Test
    void onlyTheChosenSideIsPrinted() {
        assertEquals("""
            first = 2.0
            second = 34
            """, run("run @/basics/Basics.model --model Conditional"));
    }

    @Test
    void arithmeticIsThatOfTheFirstLessons() {
        assertEquals("""
            sum_of_vectors = [6, 8, 10]
            product_plus = [52.0]
            table = [[0, 1, 2], [10, 11, 12], [20, 21, 22], [30, 31, 32]]
            plus_one = [[2, 3], [4, 5]]
            matrix_product = [[10, 13], [22, 29]]
            elementwise = [[2, 6], [12, 20]]
            power = 10.5
            """, run("run @/basics/Basics.model --model Arithmetic"));
    }

    @Test
    void shapesAreSeenInTheBrackets() {
        String printed = run("run @/basics/Basics.model --model Shapes");
        String row = "[" + "1.0, ".repeat(9) + "1.0]";
        assertTrue(printed.startsWith("ones_in_rows = [" + (row + ", ").repeat(5) + row + "]\n"), printed);
        assertTrue(printed.contains("""
            deep = [[[0.0, 1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0, 9.0], [10.0, 11.0, 12.0, 13.0, 14.0]], \
            [[15.0, 16.0,\
            """), printed);
        assertTrue(printed.endsWith("""
            corner = [16.0, 17.0, 18.0]
            every_second = [[[0.0, 2.0, 4.0], [5.0, 7.0, 9.0], [10.0, 12.0, 14.0], [15.0, 17.0, 19.0]], \
            [[20.0, 22.0, 24.0], [25.0, 27.0, 29.0], [30.0, 32.0, 34.0], [35.0, 37.0, 39.0]], \
            [[40.0, 42.0, 44.0], [45.0, 47.0, 49.0], [50.0, 52.0, 54.0], [55.0, 57.0, 59.0]]]
            last_of_each = [[4.0, 9.0, 14.0, 19.0], [24.0, 29.0, 34.0, 39.0], [44.0, 49.0, 54.0, 59.0]]
            """), printed);
    }

    @Test
    void randomNumbersAreTheSameEverywhere() {
        assertEquals("""
            mixed = [1, 3, 5, 7, 6, 0, 9, 4, 8, 2]
            first_uniform = [42.715958, 22.316307, 34.765182, 15.02766]
            first_normal = [1.3557764, 3.4311352, 1.5699039, 0.5755398]
            evenly = [1007, 982, 1010, 1011, 974, 1026, 1020, 981, 1000, 989]
            bell = [13, 207, 1382, 3395, 3473, 1319, 205, 6]
            cut_bell = [0, 0, 1407, 3628, 3631, 1334, 0, 0]
            """, run("run @/basics/Basics.model --model Random"));
    }

    @Test
    void threadsChangeNothingThatIsPrinted() {
        String data = " --data image=@/data/mnist/t10k-images-idx3-ubyte.gz --data"
                + " label=@/data/mnist/t10k-labels-idx1-ubyte.gz";
        String line = "train @/digits/DigitClassifier.model" + data + data.replace("--data", "--test")
                + " --batch 500 --epochs 1 --json";
        assertEquals(withoutTime(run(line)), withoutTime(run(line + " --threads 2")));
    }

    private static String withoutTime(String printed) {
        return printed.replaceAll("[0-9.]+s ", "_s ");
    }

    @Test
    void weightsSetByHandSolveExclusiveOr() {
        assertEquals(
                "y = [[0.01118422], [0.99493575], [0.99493575], [0.024388531]]\n",
                run("run @/xor/Xor.model --model XorByHand --set x=[[0,0],[0,1],[1,0],[1,1]]"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        xor/Xor.model --model Xor                              | 33
        xor/Xor.model --model XorSmall                         | 9
        xor/Xor.model --model XorByHand                        | 0
        iris/Iris.model                                        | 2,371
        mnist/SoftmaxRegression.model --model SoftmaxRegression | 7,850
        mnist/SoftmaxRegression.model --model SoftmaxLayer     | 7,850
        digits/DigitClassifier.model                           | 266,610
        cnn/DigitCnn.model                                     | 3,274,634
        minmax/MinMax.model --model Scaled                     | 5
        deep/Deep.model --model SigmoidXavier                  | 11,914
        """)
    void countsOfParametersAreThoseOfTheCourses(String model, String count) {
        String printed = run("summary @/" + model);
        assertTrue(printed.contains("\nTotal params: " + count + "\n"), printed);
    }

    @Test
    void theSummaryIsLaidOutAsKerasDoes() {
        assertEquals("""
            Model: samples.iris.Iris
            Layer (type)           Output Shape    Param #
            ==============================================
            x (input)              f32[batch, 4]         0
            i.0.h (dense)          f32[batch, 32]      160
            i.1.h (dense)          f32[batch, 32]    1,056
            i.2.h (dense)          f32[batch, 32]    1,056
            logits (dense)         f32[batch, 3]        99
            probability (softmax)  f32[batch, 3]         0
            kind (argmax)          i32[batch]            0
            ==============================================
            Total params: 2,371
            Trainable params: 2,371
            Non-trainable params: 0
            Size of all: 9,484 bytes
            """, run("summary @/iris/Iris.model"));
    }

    @Test
    void digitsAreReadAsWellWithBf16Weights(@TempDir Path folder) {
        String data = " --model SoftmaxLayer --data image=@/data/mnist/t10k-images-idx3-ubyte.gz"
                + " --data label=@/data/mnist/t10k-labels-idx1-ubyte.gz --batch 100";
        String weights = folder.resolve("w").toString();
        run("train @/mnist/SoftmaxRegression.model --training training --epochs 3 --save " + weights + data);
        String evaluate = "evaluate @/mnist/SoftmaxRegression.model --training training --weights " + weights + data;
        assertEquals("""
            loss 0.4347  accuracy 0.8945  with f32 weights
            loss 0.4347  accuracy 0.8943  with bf16 weights
            """, run(evaluate + " --weights-precision bf16"));
    }

    @Test
    void unscaledPricesEndInAnInfinityWithItsPlace() {
        Result result = shell.run(
                "train @/minmax/MinMax.model --model Unscaled --data day=@/data/prices.csv:open,high,volume,low --data"
                        + " closed=@/data/prices.csv:close --batch 8 --epochs 9");
        assertEquals("""
            sinter: step 3 (epoch 3): the loss is Infinity; looking for where it began (--continue-on-nan goes on instead)
            @/minmax/MinMax.model:19:19: step 3 (epoch 3): the first number that is not finite is `square(close - closed)` of \
            sample 1: 1.04336356E27 * 1.04336356E27 is Infinity
                loss mean(square(close - closed))
                          ^^^^^^^^^^^^^^^^^^^^^^ the numbers have grown too large: try a smaller rate, or bring the inputs to \
            numbers around -1 to 1
            """, result.err());
        assertEquals(1, result.exitCode());
    }

    @Test
    void scaledPricesAreLearned() {
        String printed = run(
                "train @/minmax/MinMax.model --model Scaled --data day=@/data/prices.csv:open,high,volume,low --data"
                        + " closed=@/data/prices.csv:close --batch 8 --epochs 50");
        assertTrue(printed.endsWith("Epoch 50/50 _s loss 0.0063 error 1.5511\n"), printed);
    }

    @Test
    void theSumOfLogarithmsIsNoLossForALargeRate() {
        Result result = shell.run("train @/mnist/SoftmaxRegression.model --model SoftmaxRegression --data"
                + " image=@/data/mnist/t10k-images-idx3-ubyte.gz --data label=@/data/mnist/t10k-labels-idx1-ubyte.gz"
                + " --batch 1000");
        assertEquals("""
            sinter: step 3 (epoch 1): the loss is NaN; looking for where it began (--continue-on-nan goes on instead)
            @/mnist/SoftmaxRegression.model:22:40: step 3 (epoch 1): the first number that is not finite is `log(y)` of \
            sample 9244 at [8]: log(0.0) is -Infinity
                loss -sum(one_hot(label, 10) * log(y))
                                               ^^^^^^ a loss that takes scores does not need this, such as \
            `softmax_cross_entropy`; or keep the number above 0: `log(maximum(x, 1e-7))`
            """, result.err());
    }
}
