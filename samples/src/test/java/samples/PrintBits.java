package samples;

import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.data.NdArray;
import dev.sinter.runtime.train.Fit;
import dev.sinter.runtime.train.Trainer;
import java.nio.file.Path;
import java.util.Map;
import samples.digits.DigitClassifier;
import samples.iris.Iris;
import samples.iris.TrainIris;

/**
 * Prints the bits of what two classifiers compute: flowers after a short training, cold and warmed up, and bytes as they come from
 * pictures, predicted and evaluated. Run by {@link EveryJavaTest}.
 */
public final class PrintBits {
    private PrintBits() {}

    /** @param args the file of the flowers */
    public static void main(String... args) {
        Dataset flowers = TrainIris.read(Path.of(args[0]));
        Trainer<Iris> trainer = Iris.trainer(1);
        trainer.fit(flowers, Fit.epochs(2).batchSize(16));
        Iris model = trainer.model();
        Iris.Memory memory = Iris.newMemory(150);
        model.predict(flowers.column("x").floats(), 150, memory);
        print(memory.probability());
        model.warmUp();
        model.predict(flowers.column("x").floats(), 150, memory);
        print(memory.probability());

        byte[] image = new byte[784];
        for (int i = 0; i < image.length; i++) {
            image[i] = (byte) (i * 37);
        }
        print(DigitClassifier.initialize(1).predict(image).probability());
        Dataset digits =
                Dataset.of(Map.of("image", NdArray.of(image, 1, 28, 28), "label", NdArray.of(new byte[] {7}, 1)));
        print((float) DigitClassifier.trainer(1).evaluate(digits, 1).loss().getAsDouble());
    }

    private static void print(float... numbers) {
        for (float number : numbers) {
            System.out.println(Integer.toHexString(Float.floatToIntBits(number)));
        }
    }
}
