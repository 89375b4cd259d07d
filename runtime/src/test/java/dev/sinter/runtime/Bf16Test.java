package dev.sinter.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Bf16Test {
    private static final int ALL = 1 << 16;

    private static String hex(short bits) {
        return Integer.toHexString(bits & 0xffff);
    }

    @Test
    void everyNumberOf16BitsComesBackAndEveryNanIsOne() {
        for (int i = 0; i < ALL; i++) {
            short bits = (short) i;
            float wide = Bf16.toFloat(bits);
            assertEquals(hex(Float.isNaN(wide) ? (short) 0x7fc0 : bits), hex(Bf16.of(wide)), hex(bits));
        }
    }

    @Test
    void halfwayGoesToTheEvenNeighbour() {
        assertEquals("3f80", hex(Bf16.of(0x1.01p0f)));
        assertEquals("3f81", hex(Bf16.of(Math.nextUp(0x1.01p0f))));
        assertEquals("3f82", hex(Bf16.of(0x1.03p0f)));
        assertEquals("3f81", hex(Bf16.of(Math.nextDown(0x1.03p0f))));
        assertEquals("bf80", hex(Bf16.of(-0x1.01p0f)));
        assertEquals("bf82", hex(Bf16.of(-0x1.03p0f)));
        assertEquals("0", hex(Bf16.of(0x1p-134f)));
        assertEquals("1", hex(Bf16.of(Math.nextUp(0x1p-134f))));
        assertEquals("8000", hex(Bf16.of(-0f)));
    }

    @Test
    void whatIsBeyondTheGreatestByHalfAPlaceIsInfinite() {
        assertEquals("7f7f", hex(Bf16.of(Math.nextDown(0x1.ffp127f))));
        assertEquals("7f80", hex(Bf16.of(0x1.ffp127f)));
        assertEquals("7f80", hex(Bf16.of(Float.MAX_VALUE)));
        assertEquals("ff80", hex(Bf16.of(-Float.MAX_VALUE)));
        assertEquals("ff80", hex(Bf16.of(Float.NEGATIVE_INFINITY)));
    }

    @Test
    void noNeighbourIsNearer() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            float x = Float.intBitsToFloat(random.nextInt() & ~0x4000_0000);
            short rounded = Bf16.of(x);
            BigDecimal error = distance(x, rounded);
            for (short other : new short[] {(short) (rounded - 1), (short) (rounded + 1)}) {
                if (Float.isFinite(Bf16.toFloat(other))) {
                    assertEquals(-1, error.compareTo(distance(x, other)) > 0 ? 1 : -1, x + " to " + hex(rounded));
                }
            }
        }
    }

    private static BigDecimal distance(float x, short bits) {
        return new BigDecimal(x).subtract(new BigDecimal(Bf16.toFloat(bits))).abs();
    }

    @Test
    void copiesAsTheSystemWould() {
        short[] from = {0x3f80, 0x4000, (short) 0xc040, 0x7fc0};
        float[] to = new float[5];
        Bf16.copy(from, 1, to, 2, 3);
        assertArrayEquals(new float[] {0, 0, 2, -3, Float.NaN}, to);
    }
}
