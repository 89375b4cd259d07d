package samples.bloodfat;

import dev.sinter.runtime.DType;
import dev.sinter.runtime.data.Csv;
import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.data.NdArray;
import dev.sinter.runtime.train.Epoch;
import dev.sinter.runtime.train.Fit;
import dev.sinter.runtime.train.Trainer;
import java.nio.file.Path;
import java.util.List;

/** Fits a line through 25 persons and asks it for the blood fat of two others. */
public final class FitBloodFat {
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

    /** @param args the CSV file, samples/data/blood_fat.csv when left out; and the seed, 1 when left out */
    public static void main(String... args) {
        Dataset persons = read(Path.of(args.length > 0 ? args[0] : "samples/data/blood_fat.csv"));
        Trainer<BloodFat> trainer = BloodFat.trainer(args.length > 1 ? Long.parseLong(args[1]) : 1);
        double before = trainer.evaluate(persons, 25).loss().orElseThrow();
        Epoch last = trainer.fit(persons, Fit.epochs(5000).batchSize(25)).last();
        System.out.printf("loss %.0f before, %.0f after %d steps%n", before, last.training().loss().orElseThrow(), last.steps());

        BloodFat model = trainer.model();
        float[] factors = model.weights().get("fat.kernel").floats();
        float bias = model.weights().get("fat.bias").floats()[0];
        System.out.printf("blood fat = %.2f * weight + %.2f * age + %.2f%n", factors[0], factors[1], bias);
        System.out.printf("100 kg, 44 years: %.1f%n", model.predict(100, 44).prediction());
        System.out.printf(" 60 kg, 25 years: %.1f%n", model.predict(60, 25).prediction());
    }
}
