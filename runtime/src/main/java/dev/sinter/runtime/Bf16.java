package dev.sinter.runtime;

/**
 * Floats kept in 16 bits: the upper half of an f32, which has all of its exponent and 7 bits of its fraction ("bfloat16"). Widening
 * is exact; narrowing rounds once, to the nearest, half to even, so that numbers beyond the greatest become infinite. Every NaN
 * becomes {@code 0x7fc0}.
 */
public final class Bf16 {
    private static final int HALF = 16;
    private static final short NAN = 0x7fc0;

    private Bf16() {}

    /** The nearest number of 16 bits. */
    public static short of(float number) {
        int bits = Float.floatToRawIntBits(number);
        // just below half of the last place that stays, and the rest of half where that place is odd
        int rounded = bits + 0x7fff + (bits >>> HALF & 1);
        return Float.isNaN(number) ? NAN : (short) (rounded >>> HALF);
    }

    /** The number that those bits stand for. */
    public static float toFloat(short bits) {
        return Float.intBitsToFloat(bits << HALF);
    }

    /** Copies numbers and widens them, as {@link System#arraycopy} would if it could. */
    public static void copy(short[] from, int fromIndex, float[] to, int toIndex, int count) {
        for (int i = 0; i < count; i++) {
            to[toIndex + i] = toFloat(from[fromIndex + i]);
        }
    }
}
