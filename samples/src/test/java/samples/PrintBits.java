package samples;

import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.train.Fit;
import dev.sinter.runtime.train.Trainer;
import java.nio.file.Path;
import samples.iris.Iris;
import samples.iris.TrainIris;

/** Trains the iris classifier for a few steps and prints the bits of what it then predicts; run by {@link EveryJavaTest}. */
public final class PrintBits {
    private PrintBits() {}

    /** @param args the file of the flowers */
    public static void main(String... args) {
        Dataset flowers = TrainIris.read(Path.of(args[0]));
        Trainer<Iris> trainer = Iris.trainer(1);
        trainer.fit(flowers, Fit.epochs(2).batchSize(16));
        Iris.Memory memory = Iris.newMemory(150);
        trainer.model().predict(flowers.column("x").floats(), 150, memory);
        for (float p : memory.probability()) {
            System.out.println(Integer.toHexString(Float.floatToIntBits(p)));
        }
    }
}
