package samples;

import dev.sinter.runtime.data.Dataset;
import java.nio.file.Path;
import samples.mnist.TrainSoftmax;

/** The data files of the samples, as the tests see them from the folder of this module. */
public final class SampleData {
    public static final Path IRIS = Path.of("data/iris.csv");
    public static final Path BLOOD_FAT = Path.of("data/blood_fat.csv");
    public static final Path PRICES = Path.of("data/prices.csv");
    public static final Path SMALL_DIGITS = Path.of("data/digits8x8.csv");
    public static final Path MNIST = Path.of("data/mnist");

    private SampleData() {}

    /** 60,000 digits to train with. */
    public static Dataset trainingDigits() {
        return TrainSoftmax.digits(MNIST, "train");
    }

    /** 10,000 digits to test with. */
    public static Dataset testDigits() {
        return TrainSoftmax.digits(MNIST, "t10k");
    }
}
