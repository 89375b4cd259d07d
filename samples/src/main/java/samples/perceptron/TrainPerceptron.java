package samples.perceptron;

import dev.sinter.runtime.DType;
import dev.sinter.runtime.data.Csv;
import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.train.Epoch;
import dev.sinter.runtime.train.Fit;
import dev.sinter.runtime.train.FitListener;
import dev.sinter.runtime.train.Trainer;
import java.nio.file.Path;
import java.util.List;

/** Shows flower after flower to Rosenblatt's perceptron until it makes no mistake any more. */
public final class TrainPerceptron {
    private static final List<String> SPECIES = List.of("setosa", "versicolor", "virginica");

    private TrainPerceptron() {}

    /** Petals and species of the 150 flowers of a CSV file. */
    public static Dataset read(Path file) {
        return Dataset.builder()
                .column(
                        "x",
                        Csv.read(file, List.of("petal_length", "petal_width"), DType.F32, List.of())
                                .values())
                .column(
                        "label",
                        Csv.read(file, List.of("species"), DType.U8, SPECIES).values())
                .build();
    }

    /** @param args the CSV file; samples/data/iris.csv when left out */
    public static void main(String... args) {
        Dataset flowers = read(Path.of(args.length > 0 ? args[0] : "samples/data/iris.csv"));
        Trainer<Perceptron> trainer = Perceptron.trainer(1);
        trainer.fit(flowers, Fit.epochs(20).batchSize(1).on(new UntilPerfect()));

        Perceptron model = trainer.model();
        float[] w = model.weights().get("w").floats();
        float bias = model.weights().get("bias").floats()[0];
        System.out.printf("setosa where %.2f * length + %.2f * width + %.2f > 0%n", w[0], w[1], bias);
        boolean setosa = model.predict(new float[] {2, 0.5f}).setosa();
        System.out.printf("petal of 2 cm by 0.5 cm: %s%n", setosa ? "setosa" : "another kind");
    }

    /** Ends the training after an epoch without a mistake. */
    private static final class UntilPerfect implements FitListener {
        @Override
        public boolean epochEnded(Epoch epoch) {
            double accuracy = epoch.figures().get("accuracy");
            System.out.printf("epoch %d: %.0f mistakes%n", epoch.number(), 150 * (1 - accuracy));
            return accuracy < 1;
        }
    }
}
