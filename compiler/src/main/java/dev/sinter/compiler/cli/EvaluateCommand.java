package dev.sinter.compiler.cli;

import dev.sinter.compiler.Compilation;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.Tensors;
import dev.sinter.runtime.TrainingSpec;
import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.file.WeightsFile;
import dev.sinter.runtime.train.Figures;
import dev.sinter.runtime.train.Trainer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sinter evaluate}: loss and metrics of saved weights on files. */
@Command(name = "evaluate", description = "Computes loss and metrics of saved weights.", mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
    /** Samples at a time where the size changes nothing but speed and memory. */
    static final int BATCH = 256;

    @Mixin
    private ModelArguments model;

    @Mixin
    private TrainingArguments how;

    @Option(names = "--weights", required = true, paramLabel = "FILE", description = "the weights")
    private Path weights;

    @Option(names = {"--data", "--test"}, required = true, paramLabel = "INPUT=FILE[:COLUMN,..]", description = "the data, once for each input")
    private Map<String, String> data = new LinkedHashMap<>();

    @Override
    public Integer call() {
        Compilation compilation = model.compile();
        TrainingSpec training = how.choose(compilation);
        ProgramSpec program = compilation.spec().programs().get(training.evaluate());
        Dataset samples = DataArguments.read(data, program, "--data").orElseThrow();
        Tensors trained = WeightsFile.read(weights, compilation.spec());
        Trainer<Tensors> trainer = new Trainer<>(compilation.load(), training, how.seed, trained, t -> t);
        Settings.read(how.settings, program).forEach(trainer::set);
        Figures figures = trainer.evaluate(samples, how.batch);
        System.out.println(text(figures));
        if (how.json) {
            System.out.println(new FinalFigures(0, figures, Optional.empty(), Optional.of(figures))
                    .json(compilation.spec(), trained));
        }
        return 0;
    }

    /** {@code loss 0.0764  accuracy 0.9771}. */
    static String text(Figures figures) {
        return figures.all().entrySet().stream()
                .map(e -> e.getKey() + " " + String.format(Locale.ROOT, "%.4f", e.getValue()))
                .collect(Collectors.joining("  "));
    }
}
