package dev.sinter.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTest {
    /** Exact values to 20 digits, from the center, the near tail and the far tail. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 0",
        "0.425, -0.18911842627279251844",
        "0.0751, -1.4388253927525399824",
        "0.925, 1.4395314709384562291",
        "0.975, 1.9599639845400538556",
        "0.001, -3.0902323061678135",
        "0.9999, 3.7190164854557084",
        "1e-10, -6.3613409024040561991",
        "1.4e-11, -6.6567230915181836356",
        "1e-17, -8.4937932241095980661",
        "1e-100, -21.273453560965324294",
        "1e-300, -37.047096299361199237"
    })
    void quantileIsExactToFifteenDigits(double p, double expected) {
        assertEquals(expected, Normal.quantile(p), 1e-15 * Math.abs(expected));
    }

    @Test
    void quantileIsSymmetric() {
        for (int i = 1; i < 1024; i++) {
            double p = i / 1024.0;
            assertEquals(Normal.quantile(p), 0 - Normal.quantile(1 - p));
        }
    }
}
