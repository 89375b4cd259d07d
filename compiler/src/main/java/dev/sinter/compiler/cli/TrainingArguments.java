package dev.sinter.compiler.cli;

import dev.sinter.compiler.Compilation;
import dev.sinter.runtime.InvalidInputException;
import dev.sinter.runtime.TrainingSpec;
import dev.sinter.runtime.data.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What train and evaluate share. */
final class TrainingArguments {
    @Option(names = "--training", paramLabel = "NAME", description = "the training block, when the model has several")
    private String training = "";

    @Option(names = "--batch", paramLabel = "N", description = "samples at a time (default: ${DEFAULT-VALUE})")
    private int batch = 32;

    @Option(names = "--seed", paramLabel = "N", description = "decides all random numbers (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Mixin
    private ThreadsOption threads;

    @Option(names = "--set", paramLabel = Settings.FORM, description = Settings.DESCRIPTION)
    private List<String> settings = new ArrayList<>();

    @Option(names = "--json", description = "end with one JSON object of the final figures")
    private boolean json;

    int batch() {
        return positive("--batch", batch);
    }

    int threads() {
        return threads.count();
    }

    long seed() {
        return seed;
    }

    boolean json() {
        return json;
    }

    Map<String, String> settings() {
        return Assignments.parse("--set", Settings.FORM, settings);
    }

    /** A number that must be 1 or more. */
    static int positive(String option, int number) {
        if (number < 1) {
            throw new InvalidInputException(option + " is " + number + "; it must be 1 or more");
        }
        return number;
    }

    /** The chosen training block. */
    TrainingSpec choose(Compilation model) {
        List<TrainingSpec> all = model.spec().trainings();
        if (all.isEmpty()) {
            throw new InvalidInputException(model.simpleName() + " has no training block; `sinter run` evaluates it");
        }
        List<String> names = all.stream().map(TrainingSpec::name).toList();
        if (training.isEmpty() && all.size() == 1) {
            return all.get(0);
        }
        int index = names.indexOf(training.isEmpty() ? "training" : training);
        if (index >= 0) {
            return all.get(index);
        }
        throw new InvalidInputException(
                training.isEmpty()
                        ? model.simpleName() + " has several training blocks; choose one with --training: "
                                + String.join(", ", names)
                        : model.simpleName() + " has no training block " + training
                                + NearestName.hint(training, names));
    }
}
