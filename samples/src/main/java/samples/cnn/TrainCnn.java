package samples.cnn;

import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.train.Fit;
import dev.sinter.runtime.train.ProgressBar;
import dev.sinter.runtime.train.Trainer;
import java.nio.file.Path;
import samples.mnist.TrainSoftmax;

/** Trains the convolutional network on the MNIST digits; an epoch takes some minutes. */
public final class TrainCnn {
    /** So many passes over the 60,000 digits. */
    public static final int EPOCHS = 3;

    private TrainCnn() {}

    /** Batches of 50, from seed 1. */
    public static Trainer<DigitCnn> train(Dataset digits, int epochs) {
        Trainer<DigitCnn> trainer = DigitCnn.trainer(1);
        trainer.fit(digits, Fit.epochs(epochs).batchSize(50).on(ProgressBar.standard()));
        return trainer;
    }

    /**
     * @param args how many epochs to train, 3 when left out; the folder of the MNIST files, samples/data/mnist when left out; and
     *     how many of the training digits to take, all when left out
     */
    public static void main(String... args) {
        int epochs = args.length > 0 ? Integer.parseInt(args[0]) : EPOCHS;
        Path folder = Path.of(args.length > 1 ? args[1] : "samples/data/mnist");
        int most = args.length > 2 ? Integer.parseInt(args[2]) : Integer.MAX_VALUE;
        Trainer<DigitCnn> trainer = train(TrainSoftmax.digits(folder, "train").take(most), epochs);
        double accuracy = trainer.evaluate(TrainSoftmax.digits(folder, "t10k"), 100)
                .metrics()
                .get("accuracy");
        System.out.printf("test accuracy after %d steps: %.4f%n", trainer.steps(), accuracy);
    }
}
