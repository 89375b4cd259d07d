package samples.basics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BasicsTest {
    @Test
    void onlyTheChosenSideCounts() {
        Conditional.Output output = Conditional.initialize(1).predict();
        assertEquals(2f, output.first());
        assertEquals(34, output.second());
    }

    @Test
    void arithmeticIsThatOfTheFirstLessons() {
        Arithmetic.Output output = Arithmetic.initialize(1).predict();
        assertArrayEquals(new int[] {6, 8, 10}, output.sum_of_vectors());
        assertArrayEquals(new float[] {52}, output.product_plus());
        assertArrayEquals(new int[] {0, 1, 2, 10, 11, 12, 20, 21, 22, 30, 31, 32}, output.table());
        assertArrayEquals(new int[] {2, 3, 4, 5}, output.plus_one());
        assertArrayEquals(new int[] {10, 13, 22, 29}, output.matrix_product());
        assertArrayEquals(new int[] {2, 6, 12, 20}, output.elementwise());
        assertEquals(10.5, output.power());
    }

    @Test
    void shapesAreThoseOfTheFirstLessons() {
        var outputs = Shapes.SPEC.programs().get(1).outputs();
        assertEquals(
                List.of(
                        "ones_in_rows: f32[6, 10]",
                        "wide: f32[3, 20]",
                        "deep: f32[4, 3, 5]",
                        "whole: i32[3, 4, 5]",
                        "corner: f32[3]",
                        "every_second: f32[3, 4, 3]",
                        "last_of_each: f32[3, 4]"),
                outputs.stream().map(Object::toString).toList());
    }

    @Test
    void partsAreCutFromTheCube() {
        Shapes.Output output = Shapes.initialize(1).predict();
        assertArrayEquals(new float[] {16, 17, 18}, output.corner());
        assertArrayEquals(new float[] {4, 9, 14, 19, 24, 29, 34, 39, 44, 49, 54, 59}, output.last_of_each());
        assertEquals(29, output.whole()[59]);
    }

    @Test
    void randomNumbersHaveTheirForm() {
        Random.Output output = Random.initialize(1).predict();
        assertEquals(10, output.evenly().length);
        for (int count : output.evenly()) {
            assertEquals(1000, count, 100, "numbers in a tenth");
        }
        int[] bell = output.bell();
        assertEquals(6827, bell[3] + bell[4], 150, "numbers within one standard deviation");
        assertEquals(1359, bell[2], 100, "numbers from -4 to -2");
        int[] cut = output.cut_bell();
        assertEquals(10_000, cut[2] + cut[3] + cut[4] + cut[5], "numbers from -2 to 2");
    }

    @Test
    void shufflingMovesNumbersAndLosesNone() {
        int[] mixed = Random.initialize(1).predict().mixed();
        int[] sorted = mixed.clone();
        Arrays.sort(sorted);
        assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, sorted);
        assertFalse(Arrays.equals(sorted, mixed));
    }

    @Test
    void aHistogramCountsEveryNumberOnce() {
        Random model = Random.initialize(1);
        int[] counts = new int[10];
        for (float x : model.weights().get("uniform").floats()) {
            counts[(int) (x / 5)]++;
        }
        assertArrayEquals(counts, model.predict().evenly());
    }

    @Test
    void theSeedDecidesRandomNumbers() {
        assertArrayEquals(
                Random.initialize(3).predict().first_normal(),
                Random.initialize(3).predict().first_normal());
        assertTrue(Random.initialize(3).predict().first_normal()[0]
                != Random.initialize(4).predict().first_normal()[0]);
    }
}
