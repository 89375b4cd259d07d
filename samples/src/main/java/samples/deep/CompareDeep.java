package samples.deep;

import dev.sinter.runtime.DType;
import dev.sinter.runtime.data.Csv;
import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.train.Figures;
import dev.sinter.runtime.train.Fit;
import dev.sinter.runtime.train.History;
import dev.sinter.runtime.train.Trainer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Trains one deep network in six ways and prints how well it reads, and how much of the gradient reaches its first layer. */
public final class CompareDeep {
    private static final List<String> PIXELS =
            IntStream.range(0, 64).mapToObj(i -> "p" + i / 8 + i % 8).toList();

    private CompareDeep() {}

    /** The 1,797 digits of a CSV file. */
    public static Dataset read(Path file) {
        return Dataset.builder()
                .column("pixels", Csv.read(file, PIXELS, DType.U8, List.of()).values())
                .column(
                        "label",
                        Csv.read(file, List.of("digit"), DType.U8, List.of()).values())
                .build();
    }

    /**
     * What one way came to.
     *
     * @param accuracy share of the held-out digits that are right
     * @param first length of the gradient at the first layer, in the first epoch
     * @param last the same at the last layer
     */
    public record Row(double accuracy, double first, double last) {}

    /** Trains on four fifths of the digits, 32 at a time, and tests on the others. */
    public static Row train(Trainer<?> trainer, Dataset digits, int epochs) {
        Dataset.Split parts = digits.split(0.2, 1);
        History history = trainer.fit(parts.training(), Fit.epochs(epochs).batchSize(32));
        Figures begin = history.epochs().get(0).training();
        Figures test = trainer.evaluate(parts.validation(), 32);
        return new Row(
                test.metrics().get("accuracy"),
                begin.metrics().get("first_gradient"),
                begin.metrics().get("last_gradient"));
    }

    private static void print(String name, Trainer<?> trainer, Dataset digits, int epochs) {
        Row row = train(trainer, digits, epochs);
        System.out.printf("%-22s %8.4f  %14.1e %14.1e%n", name, row.accuracy(), row.first(), row.last());
    }

    /** @param args how many epochs to train, 20 when left out; and the CSV file, samples/data/digits8x8.csv when left out */
    public static void main(String... args) {
        int epochs = args.length > 0 ? Integer.parseInt(args[0]) : 20;
        Dataset digits = read(Path.of(args.length > 1 ? args[1] : "samples/data/digits8x8.csv"));
        System.out.println("10 hidden layers       accuracy  first gradient  last gradient");
        print("sigmoid, Xavier", SigmoidXavier.trainer(1), digits, epochs);
        print("relu, Xavier", ReluXavier.trainer(1), digits, epochs);
        print("relu, He", ReluHe.trainer(1), digits, epochs);
        print("leaky relu, He", LeakyReluHe.trainer(1), digits, epochs);
        print("ELU, He", EluHe.trainer(1), digits, epochs);
        print("relu, He, dropout 0.1", ReluHeDropout.trainer(1), digits, epochs);
    }
}
