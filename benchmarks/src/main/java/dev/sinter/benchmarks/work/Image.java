package dev.sinter.benchmarks.work;

/**
 * The shape of one sample: height, width and channels, channels innermost. A flat vector of n numbers is 1 x 1 x n.
 */
public record Image(int height, int width, int channels) {
    /** A vector. */
    public static Image flat(int numbers) {
        return new Image(1, 1, numbers);
    }

    /** How many numbers a sample has. */
    public int size() {
        return height * width * channels;
    }

    /** Whether there is more than one place in it. */
    public boolean hasPlaces() {
        return height * width > 1;
    }
}
