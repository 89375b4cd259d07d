package samples;

import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.train.Fit;
import dev.sinter.runtime.train.Trainer;
import java.nio.file.Path;
import samples.digits.DigitClassifier;
import samples.iris.Iris;
import samples.iris.TrainIris;

/**
 * Prints the bits of what two classifiers predict: flowers after a short training, and bytes as they come from pictures. Run by
 * {@link EveryJavaTest}.
 */
public final class PrintBits {
    private PrintBits() {}

    /** @param args the file of the flowers */
    public static void main(String... args) {
        Dataset flowers = TrainIris.read(Path.of(args[0]));
        Trainer<Iris> trainer = Iris.trainer(1);
        trainer.fit(flowers, Fit.epochs(2).batchSize(16));
        Iris.Memory memory = Iris.newMemory(150);
        trainer.model().predict(flowers.column("x").floats(), 150, memory);
        print(memory.probability());

        byte[] image = new byte[784];
        for (int i = 0; i < image.length; i++) {
            image[i] = (byte) (i * 37);
        }
        print(DigitClassifier.initialize(1).predict(image).probability());
    }

    private static void print(float[] numbers) {
        for (float number : numbers) {
            System.out.println(Integer.toHexString(Float.floatToIntBits(number)));
        }
    }
}
