package samples.bloodfat;

import dev.sinter.runtime.DType;
import dev.sinter.runtime.data.Csv;
import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.data.NdArray;
import dev.sinter.runtime.train.Fit;
import dev.sinter.runtime.train.Trainer;
import java.nio.file.Path;
import java.util.List;

/** Fits a line through 25 persons and asks it for the blood fat of two others. */
public final class FitBloodFat {
    /** From here it ends where the course does; other seeds end elsewhere in the same flat valley. */
    public static final long SEED = 6;

    private FitBloodFat() {}

    /** The 25 persons of a CSV file. */
    public static Dataset read(Path file) {
        return Dataset.builder()
                .column("weight", column(file, "weight"))
                .column("age", column(file, "age"))
                .column("blood_fat", column(file, "blood_fat"))
                .build();
    }

    private static NdArray column(Path file, String name) {
        return Csv.read(file, List.of(name), DType.F32, List.of()).values();
    }

    /** 5000 steps, each over all 25 persons. */
    public static Trainer<BloodFat> train(Dataset persons, long seed) {
        Trainer<BloodFat> trainer = BloodFat.trainer(seed);
        trainer.fit(persons, Fit.epochs(5000).batchSize(25));
        return trainer;
    }

    private static double loss(Trainer<BloodFat> trainer, Dataset persons) {
        return trainer.evaluate(persons, 25).loss().orElseThrow();
    }

    /** @param args the CSV file, samples/data/blood_fat.csv when left out; and the seed, 6 when left out */
    public static void main(String... args) {
        Dataset persons = read(Path.of(args.length > 0 ? args[0] : "samples/data/blood_fat.csv"));
        long seed = args.length > 1 ? Long.parseLong(args[1]) : SEED;
        Trainer<BloodFat> trainer = train(persons, seed);
        System.out.printf("loss %.0f before, ", loss(BloodFat.trainer(seed), persons));
        System.out.printf("%.0f after %d steps%n", loss(trainer, persons), trainer.steps());

        BloodFat model = trainer.model();
        float[] factors = model.weights().get("fat.kernel").floats();
        float bias = model.weights().get("fat.bias").floats()[0];
        System.out.printf("blood fat = %.2f * weight + %.2f * age + %.2f%n", factors[0], factors[1], bias);
        System.out.printf("100 kg, 44 years: %.1f%n", model.predict(100, 44).prediction());
        System.out.printf(" 60 kg, 25 years: %.1f%n", model.predict(60, 25).prediction());
    }
}
