package dev.sinter.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PermutationTest {
    /** The numbers come from a second implementation of the rule, in Python. */
    @Test
    void givesTheOrderThatItsRuleStates() {
        assertArrayEquals(new int[] {4, 2, 1, 7, 8, 6, 0, 5, 9, 3}, Permutation.of(10, 1, 0));
        assertArrayEquals(new int[] {9, 1, 2, 0, 3, 6, 8, 7, 5, 4}, Permutation.of(10, 1, 1));
        assertArrayEquals(new int[] {0, 1, 6, 3, 5, 2, 4, 9, 8, 7}, Permutation.of(10, 2, 0));
        assertArrayEquals(new int[] {3, 1, 2, 6, 8, 9, 4, 0, 7, 5}, Permutation.of(10, -5, 7));
        int[] large = Permutation.of(60000, 1, 0);
        long sum = 0;
        for (int i = 0; i < large.length; i++) {
            sum += (long) i * large[i];
        }
        assertEquals(53896998311978L, sum);
    }

    @Test
    void holdsEachNumberOnce() {
        for (int n : new int[] {0, 1, 2, 3, 1000}) {
            int[] sorted = Permutation.of(n, 7, 3);
            Arrays.sort(sorted);
            for (int i = 0; i < n; i++) {
                assertEquals(i, sorted[i]);
            }
        }
    }

    @Test
    void givesEachOrderAboutEquallyOften() {
        Map<String, Integer> counts = new TreeMap<>();
        for (int epoch = 0; epoch < 24_000; epoch++) {
            counts.merge(Arrays.toString(Permutation.of(4, 1, epoch)), 1, Integer::sum);
        }
        assertEquals(24, counts.size());
        // 1000 each; five standard deviations are 155
        counts.forEach((order, count) -> assertTrue(Math.abs(count - 1000) < 155, order + " " + count));
    }
}
