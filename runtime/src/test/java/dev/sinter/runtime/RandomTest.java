package dev.sinter.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random numbers are part of what a model means: these values, computed elsewhere from the definition, must never change. */
class RandomTest {
    private static final int COUNT = 1_000_000;

    private interface Stream {
        float at(long element);
    }

    @Test
    void bitsAreThoseOfTheDefinition() {
        assertEquals(0x2ce809ae01cab7d7L, Random.bits(0, 0, 0, 0));
        assertEquals(0x8f7ca671706ee7b6L, Random.bits(1, 2, 3, 4));
        assertEquals(0x103e4b4e00289583L, Random.bits(-1, 5, 7, 1L << 40));
    }

    @Test
    void firstNumbersAreThoseOfTheDefinition() {
        assertArrayEquals(new float[] {0.62661934f, 0.22874582f, 0.6231717f}, first(i -> Random.uniform(42, 0, 3, i)));
        assertArrayEquals(new float[] {0.3229129f, -0.7429835f, 0.31382164f}, first(i -> Random.normal(42, 0, 3, i)));
        assertArrayEquals(
                new float[] {0.30773544f, -0.7028071f, 0.2990981f}, first(i -> Random.truncatedNormal(42, 0, 3, i)));
    }

    private static float[] first(Stream stream) {
        return new float[] {stream.at(0), stream.at(1), stream.at(2)};
    }

    @Test
    void uniformNumbersFillTheirInterval() {
        assertMoments(0.5, 1 / 12.0, 0, Math.nextDown(1f), i -> Random.uniform(1, 2, 3, i));
    }

    @Test
    void normalNumbersHaveMeanZeroAndVarianceOne() {
        assertMoments(0, 1, -7, 7, i -> Random.normal(1, 2, 3, i));
    }

    @Test
    void truncatedNormalNumbersStayWithinTwo() {
        assertMoments(0, 0.7737413, -2, 2, i -> Random.truncatedNormal(1, 2, 3, i));
    }

    /** Five standard errors of the mean; the variance to within one percent. */
    private static void assertMoments(double mean, double variance, float lowest, float highest, Stream stream) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < COUNT; i++) {
            float x = stream.at(i);
            assertTrue(x >= lowest && x <= highest, "element " + i + " is " + x);
            sum += x;
            squares += (x - mean) * (x - mean);
        }
        assertEquals(mean, sum / COUNT, 5 * Math.sqrt(variance / COUNT));
        assertEquals(variance, squares / COUNT, variance / 100);
    }

    @Test
    void seedStepStreamAndElementAllMatter() {
        long origin = Random.bits(0, 0, 0, 0);
        assertNotEquals(origin, Random.bits(1, 0, 0, 0));
        assertNotEquals(origin, Random.bits(0, 1, 0, 0));
        assertNotEquals(origin, Random.bits(0, 0, 1, 0));
        assertNotEquals(origin, Random.bits(0, 0, 0, 1));
    }

    @Test
    void smallSeedsStreamsAndStepsDoNotCollide() {
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            assertTrue(seen.add(Random.bits(i % 10, i / 10 % 10, i / 100 % 10, i / 1000)), "at " + i);
        }
    }
}
