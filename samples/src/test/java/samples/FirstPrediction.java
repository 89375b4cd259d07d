package samples;

import dev.sinter.runtime.train.Fit;
import java.nio.file.Path;
import samples.iris.Iris;
import samples.iris.TrainIris;

/** A process of an application. Run by {@link ColdStartTest}. */
public final class FirstPrediction {
    private FirstPrediction() {}

    /** @param args the weights, then {@code predict}, or {@code warm}, or {@code train} and the file of the flowers */
    public static void main(String... args) {
        Iris model = Iris.load(Path.of(args[0]));
        switch (args[1]) {
            case "warm" -> model.warmUp();
            case "train" ->
                Iris.trainer(1, model)
                        .fit(TrainIris.read(Path.of(args[2])), Fit.epochs(1).batchSize(16));
            default -> {}
        }
        System.out.println(model.predict(new float[] {5, 3, 1, 0.2f}).probability()[0]);
    }
}
