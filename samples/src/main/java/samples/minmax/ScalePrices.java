package samples.minmax;

import dev.sinter.runtime.DType;
import dev.sinter.runtime.data.Csv;
import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.train.Fit;
import dev.sinter.runtime.train.NotFiniteException;
import dev.sinter.runtime.train.TerminateOnNaN;
import dev.sinter.runtime.train.Trainer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A line through the prices of one share, with the columns as they are and with scaled ones. */
public final class ScalePrices {
    private static final List<String> COLUMNS = List.of("open", "high", "volume", "low");

    private ScalePrices() {}

    /** The eight days of a CSV file. */
    public static Dataset read(Path file) {
        return Dataset.builder()
                .column("day", Csv.read(file, COLUMNS, DType.F32, List.of()).values())
                .column(
                        "closed",
                        Csv.read(file, List.of("close"), DType.F32, List.of()).values())
                .build();
    }

    /** 1000 steps, each over all eight days. */
    public static Trainer<Scaled> trainScaled(Dataset days, long seed) {
        Trainer<Scaled> trainer = Scaled.trainer(seed);
        trainer.fit(days, Fit.epochs(1000).batchSize(8));
        return trainer;
    }

    /** The same with the columns as they are, which comes to nothing. */
    public static void trainUnscaled(Dataset days, long seed) {
        Unscaled.trainer(seed).fit(days, Fit.epochs(1000).batchSize(8).on(new TerminateOnNaN()));
    }

    /** @param args the CSV file; samples/data/prices.csv when left out */
    public static void main(String... args) {
        Dataset days = read(Path.of(args.length > 0 ? args[0] : "samples/data/prices.csv"));
        try {
            trainUnscaled(days, 1);
        } catch (NotFiniteException e) {
            System.out.println("unscaled: " + e.getMessage());
        }
        Trainer<Scaled> trainer = trainScaled(days, 1);
        double loss = trainer.evaluate(days, 8).loss().orElseThrow();
        System.out.printf("scaled: the loss after %d steps is %.4f%n", trainer.steps(), loss);
        float[] first = Arrays.copyOf(days.column("day").floats(), 4);
        System.out.printf(
                "the first day closed at %.2f; the line says %.2f%n",
                days.column("closed").floats()[0],
                trainer.model().predict(first).close());
    }
}
