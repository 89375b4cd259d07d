package samples.iris;

import dev.sinter.runtime.DType;
import dev.sinter.runtime.data.Csv;
import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.train.Fit;
import dev.sinter.runtime.train.Trainer;
import java.nio.file.Path;
import java.util.List;

/** Trains the iris classifier on 120 flowers, tests it on the 30 others and names the kind of one flower. */
public final class TrainIris {
    private static final List<String> LENGTHS = List.of("sepal_length", "sepal_width", "petal_length", "petal_width");

    private TrainIris() {}

    /** The 150 flowers of a CSV file; the words of the model say which species has which number. */
    public static Dataset read(Path file) {
        return Dataset.builder()
                .column("x", Csv.read(file, LENGTHS, DType.F32, List.of()).values())
                .column(
                        "label",
                        Csv.read(file, List.of("species"), DType.U8, Iris.SPECIES)
                                .values())
                .build();
    }

    /** 30 of the 150 flowers are set aside, always the same. */
    public static Dataset.Split split(Dataset flowers) {
        return flowers.split(0.2, 1);
    }

    public static Trainer<Iris> train(Dataset flowers, long seed) {
        Trainer<Iris> trainer = Iris.trainer(seed);
        trainer.fit(flowers, Fit.epochs(100).batchSize(16));
        return trainer;
    }

    /** @param args the CSV file; samples/data/iris.csv when left out */
    public static void main(String... args) {
        Dataset.Split parts = split(read(Path.of(args.length > 0 ? args[0] : "samples/data/iris.csv")));
        Trainer<Iris> trainer = train(parts.training(), 2);
        double accuracy = trainer.evaluate(parts.validation(), 30).metrics().get("accuracy");
        System.out.printf("accuracy on 30 flowers it has never seen: %.4f%n", accuracy);

        Iris.Output flower = trainer.model().predict(new float[] {5.9f, 3.0f, 4.2f, 1.5f});
        System.out.printf(
                "the flower is a %s with probability %.3f%n", flower.kindName(), flower.probability()[flower.kind()]);
    }
}
