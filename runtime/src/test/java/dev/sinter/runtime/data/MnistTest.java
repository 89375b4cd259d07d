package dev.sinter.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The real MNIST files against facts that are published about them. */
class MnistTest {
    private static NdArray read(String name) {
        Path path = Path.of("../samples/data/mnist", name);
        assumeTrue(Files.exists(path), "the samples are not here");
        return Idx.read(path);
    }

    @Test
    void holdsTheKnownLabels() {
        NdArray labels = read("train-labels-idx1-ubyte.gz");
        assertEquals("u8[60000]", labels.toString());
        assertArrayEquals(new byte[] {5, 0, 4, 1, 9, 2, 1, 3, 1, 4}, Arrays.copyOf(labels.bytes(), 10));
        int[] counts = new int[10];
        for (byte label : labels.bytes()) {
            counts[label]++;
        }
        assertArrayEquals(new int[] {5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949}, counts);
    }

    @Test
    void holdsImagesOfTheKnownMean() {
        NdArray images = read("train-images-idx3-ubyte.gz");
        assertEquals("u8[60000, 28, 28]", images.toString());
        long sum = 0;
        for (byte pixel : images.bytes()) {
            sum += pixel & 0xFF;
        }
        assertEquals("0.130660", String.format(java.util.Locale.ROOT, "%.6f", sum / 255.0 / images.size()));
    }
}
