package samples.iris;

import dev.sinter.runtime.data.Dataset;
import java.nio.file.Path;

/** Trains from the seeds 1 to 20 and counts those that get at least 29 of the 30 held-out flowers right. */
public final class IrisSeeds {
    private static final int SEEDS = 20;

    private IrisSeeds() {}

    /** @param args the CSV file; samples/data/iris.csv when left out */
    public static void main(String... args) {
        Dataset.Split parts =
                TrainIris.split(TrainIris.read(Path.of(args.length > 0 ? args[0] : "samples/data/iris.csv")));
        int reached = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            double accuracy = TrainIris.train(parts.training(), seed)
                    .evaluate(parts.validation(), 30)
                    .metrics()
                    .get("accuracy");
            System.out.printf("seed %2d: %.4f%n", seed, accuracy);
            reached += accuracy > 0.966 ? 1 : 0;
        }
        System.out.printf("at least 29 of 30 right from %d of %d seeds%n", reached, SEEDS);
    }
}
