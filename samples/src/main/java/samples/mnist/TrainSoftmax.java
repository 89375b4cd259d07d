package samples.mnist;

import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.data.Idx;
import dev.sinter.runtime.train.Fit;
import dev.sinter.runtime.train.Trainer;
import java.nio.file.Path;

/** A thousand steps of softmax regression on the MNIST digits, 100 digits a step: about 91 of 100 test digits are right. */
public final class TrainSoftmax {
    private TrainSoftmax() {}

    /** The digits of one part, {@code train} or {@code t10k}. */
    public static Dataset digits(Path folder, String part) {
        return Dataset.builder()
                .column("image", Idx.read(folder.resolve(part + "-images-idx3-ubyte.gz")))
                .column("label", Idx.read(folder.resolve(part + "-labels-idx1-ubyte.gz")))
                .build();
    }

    /** @param args the folder of the MNIST files; samples/data/mnist when left out */
    public static void main(String... args) {
        Path folder = Path.of(args.length > 0 ? args[0] : "samples/data/mnist");
        Dataset train = digits(folder, "train");
        Trainer<SoftmaxRegression> trainer = SoftmaxRegression.trainer(1);
        trainer.fit(train, Fit.epochs(1).batchSize(100));
        // 600 steps are one pass over the 60,000 digits; the 400 that are left need two thirds of another
        trainer.fit(train.split(1.0 / 3, 1).training(), Fit.epochs(1).batchSize(100));
        double accuracy = trainer.evaluate(digits(folder, "t10k"), 100).metrics().get("accuracy");
        System.out.printf("test accuracy after %d steps: %.4f%n", trainer.steps(), accuracy);
    }
}
