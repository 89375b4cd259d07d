package dev.sinter.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sinter.runtime.InvalidInputException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DatasetTest {
    private static final NdArray X = NdArray.of(IntStream.range(0, 20).toArray(), 10, 2);
    private static final NdArray Y = NdArray.of(new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, 10);
    private static final Dataset DATA =
            Dataset.builder().column("x", X).column("y", Y).build();

    private static String message(org.junit.jupiter.api.function.Executable wrong) {
        return assertThrows(InvalidInputException.class, wrong).getMessage();
    }

    @Test
    void selectsTheSameSamplesOfEveryColumn() {
        Dataset some = DATA.select(9, 0, 9);
        assertEquals(NdArray.of(new int[] {18, 19, 0, 1, 18, 19}, 3, 2), some.column("x"));
        assertEquals(NdArray.of(new byte[] {9, 0, 9}, 3), some.column("y"));
        assertEquals(DATA.take(99).columns(), DATA.columns());
        assertEquals("2 samples of x: i32[2, 2], y: u8[2]", DATA.take(2).toString());
    }

    /** The set aside comes from a second implementation of the shuffle, in Python. */
    @Test
    void splitsAsTheSeedSaysAndKeepsTheOrder() {
        Dataset.Split split = DATA.split(0.3, 1);
        assertEquals(NdArray.of(new byte[] {0, 6, 9}, 3), split.validation().column("y"));
        assertEquals(
                NdArray.of(new byte[] {1, 2, 3, 4, 5, 7, 8}, 7),
                split.training().column("y"));
    }

    @Test
    void splitsDifferentlyUnderAnotherSeed() {
        long different = IntStream.range(0, 100)
                .mapToObj(seed -> Arrays.toString(
                        DATA.split(0.5, seed).validation().column("y").bytes()))
                .distinct()
                .count();
        // of the 252 ways to choose, 100 draws meet 82 different ones on average
        assertEquals(82, different, 12);
    }

    @Test
    void refusesASplitThatLeavesAPartEmpty() {
        for (double fraction : new double[] {0, 1, -0.5, 0.01, 0.99, Double.NaN, 20}) {
            assertEquals(
                    "cannot split 10 samples by " + fraction
                            + ": each part needs one sample or more; give a fraction between 0" + " and 1, such as 0.2",
                    message(() -> DATA.split(fraction, 1)));
        }
    }

    @Test
    void namesBothColumnsWhenTheirSamplesDiffer() {
        assertEquals(
                "columns x and y must have the same number of samples: x is i32[10, 2], y is u8[3]",
                message(() -> Dataset.builder()
                        .column("x", X)
                        .column("y", Y.select(1, 2, 3))
                        .build()));
    }

    @Test
    void refusesNoColumnsTwiceAColumnAndASingleNumber() {
        assertEquals(
                "a data set needs at least one column",
                message(() -> Dataset.builder().build()));
        assertEquals(
                "column 'x' is given twice",
                message(() -> Dataset.builder().column("x", X).column("x", Y)));
        assertEquals(
                "column x is a single number; expected one per sample or more",
                message(() ->
                        Dataset.builder().column("x", NdArray.of(new int[] {1})).build()));
    }

    @Test
    void suggestsTheNearestColumn() {
        assertEquals("no column 'Y' in the data; did you mean 'y'?", message(() -> DATA.column("Y")));
        assertEquals("no column 'weights' in the data; there are x, y", message(() -> DATA.column("weights")));
    }

    @Test
    void cannotBeChanged() {
        assertThrows(UnsupportedOperationException.class, () -> DATA.columns().clear());
        X.shape()[0] = 5;
        assertArrayEquals(new int[] {10, 2}, X.shape());
    }
}
