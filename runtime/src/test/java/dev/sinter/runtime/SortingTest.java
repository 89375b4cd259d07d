package dev.sinter.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SortingTest {
    @Test
    void equalsKeepTheirOrderAndNanComesLastInBothDirections() {
        float[] x = {9, 0, Float.NaN, -0f, 5, Float.NEGATIVE_INFINITY};
        int[] order = new int[6];
        Sorting.argSort(x, 1, order, 1, 5, false);
        assertArrayEquals(new int[] {0, 4, 0, 2, 3, 1}, order);
        Sorting.argSort(x, 1, order, 1, 5, true);
        assertArrayEquals(new int[] {0, 3, 0, 2, 4, 1}, order);
        short[] halves = new short[x.length];
        for (int i = 0; i < x.length; i++) {
            halves[i] = Bf16.of(x[i]);
        }
        Sorting.argSort(halves, 1, order, 1, 5, false);
        assertArrayEquals(new int[] {0, 4, 0, 2, 3, 1}, order);
    }

    @Test
    void integersDoNotOverflowWhenCompared() {
        int[] order = new int[2];
        Sorting.argSort(new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE}, 0, order, 0, 2, true);
        assertArrayEquals(new int[] {1, 0}, order);
        Sorting.argSort(new long[] {Long.MAX_VALUE, Long.MIN_VALUE}, 0, order, 0, 2, false);
        assertArrayEquals(new int[] {1, 0}, order);
    }

    @Test
    void sortsLikeAStableSort() {
        Random random = new Random(5);
        for (int count = 0; count < 200; count++) {
            double[] x = random.doubles(count).map(u -> Math.floor(u * 20)).toArray();
            int[] expected = IntStream.range(0, x.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> x[i]))
                    .mapToInt(i -> i)
                    .toArray();
            int[] order = new int[count];
            Sorting.argSort(x, 0, order, 0, count, false);
            assertArrayEquals(expected, order);
        }
    }
}
