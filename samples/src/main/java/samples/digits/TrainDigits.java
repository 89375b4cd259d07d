package samples.digits;

import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.data.Idx;
import dev.sinter.runtime.data.NdArray;
import dev.sinter.runtime.train.Figures;
import dev.sinter.runtime.train.Fit;
import dev.sinter.runtime.train.ProgressBar;
import dev.sinter.runtime.train.Trainer;
import java.nio.file.Path;
import java.util.Arrays;

/** Trains the digit classifier, saves it, loads it again and reads one digit: everything an application does with a model. */
public final class TrainDigits {
    private TrainDigits() {}

    /**
     * @param args how many epochs to train, 1 when left out; the folder of the MNIST files, samples/data/mnist when left out;
     *     and the file to save to, digits.safetensors when left out
     */
    public static void main(String... args) {
        int epochs = args.length > 0 ? Integer.parseInt(args[0]) : 1;
        Path data = Path.of(args.length > 1 ? args[1] : "samples/data/mnist");
        Path file = Path.of(args.length > 2 ? args[2] : "digits.safetensors");

        Dataset train = digits(data, "train");
        Dataset test = digits(data, "t10k");

        Trainer<DigitClassifier> trainer = DigitClassifier.trainer(1);
        trainer.fit(train, Fit.epochs(epochs).batchSize(50).on(ProgressBar.standard()));
        Figures figures = trainer.evaluate(test, 250);
        trainer.model().save(file);
        System.out.printf("test accuracy %.4f%n", figures.metrics().get("accuracy"));

        NdArray images = test.column("image");
        byte[] first = Arrays.copyOf(images.bytes(), images.sampleSize());
        DigitClassifier model = DigitClassifier.load(file);
        DigitClassifier.Output output = model.predict(first);
        System.out.printf(
                "the first test image reads %d with probability %.3f; its label is %d%n",
                output.digit(),
                output.probability()[output.digit()],
                test.column("label").bytes()[0]);
    }

    private static Dataset digits(Path folder, String part) {
        return Dataset.builder()
                .column("image", Idx.read(folder.resolve(part + "-images-idx3-ubyte.gz")))
                .column("label", Idx.read(folder.resolve(part + "-labels-idx1-ubyte.gz")))
                .build();
    }
}
