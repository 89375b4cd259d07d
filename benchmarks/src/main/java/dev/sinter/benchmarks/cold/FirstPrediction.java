package dev.sinter.benchmarks.cold;

import dev.sinter.benchmarks.networks.Mlp;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A process that loads the MLP and predicts one sample, as an application would. Words: {@code write FILE} makes the weights file,
 * {@code predict FILE} predicts.
 */
public final class FirstPrediction {
    private static final int PIXELS = 784;

    private FirstPrediction() {}

    public static void main(String... words) throws IOException {
        Path file = Path.of(words[1]);
        if (words[0].equals("write")) {
            Mlp.initialize(1).save(file);
            return;
        }
        Done.say(Mlp.load(file).predict(new float[PIXELS]).y()[0]);
    }
}
