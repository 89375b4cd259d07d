package samples.cnn;

import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.train.Fit;
import dev.sinter.runtime.train.ProgressBar;
import dev.sinter.runtime.train.Trainer;
import java.nio.file.Path;
import samples.mnist.TrainSoftmax;

/** Trains the convolutional network on the MNIST digits; an epoch takes some minutes. */
public final class TrainCnn {
    private TrainCnn() {}

    /** @param args the folder of the MNIST files (samples/data/mnist when left out) and how many epochs to train (3) */
    public static void main(String... args) {
        Path folder = Path.of(args.length > 0 ? args[0] : "samples/data/mnist");
        int epochs = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        Dataset digits = TrainSoftmax.digits(folder, "train");
        Trainer<DigitCnn> trainer = DigitCnn.trainer(1);
        trainer.fit(digits, Fit.epochs(epochs).batchSize(50).on(ProgressBar.standard()));
        double accuracy = trainer.evaluate(TrainSoftmax.digits(folder, "t10k"), 100)
                .metrics()
                .get("accuracy");
        System.out.printf("test accuracy after %d steps: %.4f%n", trainer.steps(), accuracy);
    }
}
