package dev.sinter.runtime;

/**
 * Random numbers that depend on (seed, stream, step, element) and on nothing else, so that no order of evaluation, thread or
 * batch can change them. Element {@code e} of a stream is output {@code e + 1} of the SplitMix64 generator (Steele, Lea and
 * Flood, "Fast splittable pseudorandom number generators", 2014) whose start is a mix of seed, stream and step.
 */
public final class Random {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    /** The distribution function of the standard normal at -2, where {@link #truncatedNormal} cuts. */
    private static final double BELOW_MINUS_2 = 0.022750131948179208;

    private Random() {}

    /** The 64 random bits of one element. */
    public static long bits(long seed, long step, long stream, long element) {
        long key = mix(mix(mix(seed + GOLDEN) + stream) + step);
        return mix(key + (element + 1) * GOLDEN);
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Uniform over the 2^24 multiples of 2^-24 in [0, 1). */
    public static float uniform(long seed, long step, long stream, long element) {
        return (bits(seed, step, stream, element) >>> 40) * 0x1p-24f;
    }

    /** Standard normal, by the inverse of its distribution function. */
    public static float normal(long seed, long step, long stream, long element) {
        return (float) Normal.quantile(open(seed, step, stream, element));
    }

    /** Standard normal given that it lies between -2 and 2. */
    public static float truncatedNormal(long seed, long step, long stream, long element) {
        double u = open(seed, step, stream, element);
        return (float) Normal.quantile(BELOW_MINUS_2 + u * (1 - 2 * BELOW_MINUS_2));
    }

    /** Uniform over (0, 1), both ends left out. */
    private static double open(long seed, long step, long stream, long element) {
        return ((bits(seed, step, stream, element) >>> 12) + 0.5) * 0x1p-52;
    }
}
