package dev.sinter.runtime.data;

import dev.sinter.runtime.Random;

/**
 * The order in which an epoch visits its samples: a function of (number of samples, seed, epoch), the same on every machine and
 * in every version.
 *
 * <p>The rule: begin with 0, 1, ..., n - 1. For i = n - 1 down to 1, exchange places i and j, where j is uniform over 0 to i
 * (Fisher and Yates). To draw j, take the high 32 bits u of the next 64 random bits and form the product p = u * (i + 1); if
 * the low 32 bits of p are less than 2^32 mod (i + 1), draw again, else j is p / 2^32 rounded down (so every j is equally
 * likely). The random bits are {@link Random#bits}(seed, epoch, -1, e) for e = 0, 1, 2, ...: SplitMix64 from a start that mixes
 * seed and epoch.
 *
 * <p>Example: {@code Permutation.of(60000, 1, 0)} is the order of the first epoch under seed 1.
 */
public final class Permutation {
    /** Streams of random numbers that no model uses: these are negative. */
    private static final long EPOCH_STREAM = -1;

    private static final long SPLIT_STREAM = -2;

    private final long seed;
    private final long step;
    private final long stream;
    private long drawn;

    private Permutation(long seed, long step, long stream) {
        this.seed = seed;
        this.step = step;
        this.stream = stream;
    }

    /** All numbers from 0 to n - 1, in the order of that epoch. */
    public static int[] of(int n, long seed, long epoch) {
        return new Permutation(seed, epoch, EPOCH_STREAM).shuffled(n);
    }

    /** The same rule with stream -2 and step 0, so that a split says nothing about an epoch's order. */
    static int[] forSplit(int n, long seed) {
        return new Permutation(seed, 0, SPLIT_STREAM).shuffled(n);
    }

    private int[] shuffled(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int i = n - 1; i > 0; i--) {
            int j = below(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order;
    }

    private int below(int bound) {
        long rejected = (1L << 32) % bound;
        long product;
        do {
            product = (Random.bits(seed, step, stream, drawn++) >>> 32) * bound;
        } while ((product & 0xFFFFFFFFL) < rejected);
        return (int) (product >>> 32);
    }
}
