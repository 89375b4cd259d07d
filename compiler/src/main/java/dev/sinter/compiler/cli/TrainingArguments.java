package dev.sinter.compiler.cli;

import dev.sinter.compiler.Compilation;
import dev.sinter.runtime.InvalidInputException;
import dev.sinter.runtime.TrainingSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** What train and evaluate share. */
final class TrainingArguments {
    @Option(names = "--training", paramLabel = "NAME", description = "the training block, when the model has several")
    private String training = "";

    @Option(names = "--batch", paramLabel = "N", description = "samples for each update (default: ${DEFAULT-VALUE})")
    int batch = 32;

    @Option(names = "--seed", paramLabel = "N", description = "decides all random numbers (default: ${DEFAULT-VALUE})")
    long seed = 1;

    @Option(names = "--threads", paramLabel = "N", description = "threads to compute with; this version has one")
    private int threads = 1;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "a value for an input that is not data: a number, a JSON array, or @file.npy")
    Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--json", description = "end with one JSON object of the final figures on standard output")
    boolean json;

    /** The chosen training block. */
    TrainingSpec choose(Compilation model) {
        if (threads != 1) {
            throw new InvalidInputException("--threads is " + threads + "; this version computes on one thread, leave the option out");
        }
        List<TrainingSpec> all = model.spec().trainings();
        if (all.isEmpty()) {
            throw new InvalidInputException(model.simpleName() + " has no training block; `sinter run` evaluates it");
        }
        if (training.isEmpty() && all.size() == 1) {
            return all.get(0);
        }
        return all.stream()
                .filter(t -> t.name().equals(training.isEmpty() ? "training" : training))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(model.simpleName()
                        + (training.isEmpty() ? " has several training blocks; choose one with --training: " : " has no training block " + training + "; it has ")
                        + String.join(", ", all.stream().map(TrainingSpec::name).toList())));
    }
}
