package samples.digits;

import dev.sinter.runtime.Team;
import dev.sinter.runtime.data.Idx;
import dev.sinter.runtime.data.NdArray;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads many digits at once, on two threads, with the weights that {@link TrainDigits} saved. */
public final class ReadDigits {
    private ReadDigits() {}

    /**
     * @param args the file of the weights, digits.safetensors when left out; and the folder of the MNIST files, samples/data/mnist
     *     when left out
     */
    public static void main(String... args) {
        DigitClassifier model = DigitClassifier.load(Path.of(args.length > 0 ? args[0] : "digits.safetensors"));
        Path data = Path.of(args.length > 1 ? args[1] : "samples/data/mnist");
        NdArray all = Idx.read(data.resolve("t10k-images-idx3-ubyte.gz"));
        byte[] first = Arrays.copyOf(all.bytes(), 64 * all.sampleSize());
        System.out.println("the first 64 test images read " + Arrays.toString(read(model, first)));
    }

    /** The digits in 64 images. */
    static int[] read(DigitClassifier model, byte[] images) {
        try (Team team = Team.of(2)) {
            DigitClassifier.Memory memory = DigitClassifier.newMemory(64, team);
            model.predict(images, 64, memory);
            return memory.digit().clone();
        }
    }
}
