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

    /** 1000 steps, each with 100 digits. */
    public static Trainer<SoftmaxRegression> train(Dataset digits, long seed) {
        Trainer<SoftmaxRegression> trainer = SoftmaxRegression.trainer(seed);
        // one pass over the 60,000 digits makes 600 steps, two thirds of another pass the 400 others
        trainer.fit(digits, Fit.epochs(1).batchSize(100));
        trainer.fit(digits.take(40_000), Fit.epochs(1).batchSize(100));
        return trainer;
    }

    /** @param args the folder of the MNIST files; samples/data/mnist when left out */
    public static void main(String... args) {
        Path folder = Path.of(args.length > 0 ? args[0] : "samples/data/mnist");
        Trainer<SoftmaxRegression> trainer = train(digits(folder, "train"), 1);
        double accuracy =
                trainer.evaluate(digits(folder, "t10k"), 100).metrics().get("accuracy");
        System.out.printf("test accuracy after %d steps: %.4f%n", trainer.steps(), accuracy);
    }
}
