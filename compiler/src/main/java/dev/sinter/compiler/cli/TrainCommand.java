package dev.sinter.compiler.cli;

import dev.sinter.compiler.Compilation;
import dev.sinter.runtime.CompiledModel;
import dev.sinter.runtime.InvalidInputException;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.Tensors;
import dev.sinter.runtime.TrainingSpec;
import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.file.AtomicFile;
import dev.sinter.runtime.file.WeightsFile;
import dev.sinter.runtime.train.Figures;
import dev.sinter.runtime.train.Fit;
import dev.sinter.runtime.train.History;
import dev.sinter.runtime.train.ProgressBar;
import dev.sinter.runtime.train.Trainer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sinter train}: compiles a model in memory, trains it on files, says how well it does, saves its weights. */
@Command(name = "train", description = "Trains a model.", mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    @Mixin
    private ModelArguments model;

    @Mixin
    private TrainingArguments how;

    @Option(names = "--data", required = true, paramLabel = "INPUT=FILE[:COLUMN,..]", description = "training data, once for each input")
    private Map<String, String> data = new LinkedHashMap<>();

    @Option(names = "--validation", paramLabel = "INPUT=FILE[:COLUMN,..]", description = "data to evaluate on after each epoch")
    private Map<String, String> validation = new LinkedHashMap<>();

    @Option(names = "--test", paramLabel = "INPUT=FILE[:COLUMN,..]", description = "data to evaluate on at the end")
    private Map<String, String> test = new LinkedHashMap<>();

    @Option(names = "--split", paramLabel = "SHARE", description = "sets this share of the data aside for validation")
    private Optional<Double> split = Optional.empty();

    @Option(names = "--epochs", paramLabel = "N", description = "passes over the data (default: ${DEFAULT-VALUE})")
    private int epochs = 1;

    @Option(names = "--no-shuffle", description = "take the samples in the order of the file")
    private boolean inOrder;

    @Option(names = "--weights", paramLabel = "FILE", description = "begin with these weights")
    private Optional<Path> weights = Optional.empty();

    @Option(names = "--save", paramLabel = "FILE", description = "write the trained weights (safetensors)")
    private Optional<Path> save = Optional.empty();

    @Override
    public Integer call() {
        save.ifPresent(AtomicFile::check);
        Fit fit = Fit.epochs(epochs).batchSize(how.batch).shuffle(!inOrder).on(ProgressBar.standard());
        Compilation compilation = model.compile();
        TrainingSpec training = how.choose(compilation);
        ProgramSpec step = compilation.spec().programs().get(training.step());
        ProgramSpec evaluate = compilation.spec().programs().get(training.evaluate());
        Dataset samples = DataArguments.read(data, step, "--data").orElseThrow();
        Optional<Dataset> aside = DataArguments.read(validation, evaluate, "--validation");
        Optional<Dataset> tested = DataArguments.read(test, evaluate, "--test");
        if (split.isPresent()) {
            if (aside.isPresent()) {
                throw new InvalidInputException("--split and --validation both name validation data; give one of them");
            }
            Dataset.Split parts = samples.split(split.get(), how.seed);
            samples = parts.training();
            aside = Optional.of(parts.validation());
        }
        CompiledModel compiled = compilation.load();
        Tensors begin = weights.map(file -> WeightsFile.read(file, compilation.spec()))
                .orElseGet(() -> compiled.initialize(how.seed));
        Trainer<Tensors> trainer = new Trainer<>(compiled, training, how.seed, begin, trained -> trained);
        Settings.read(how.settings, step).forEach(trainer::set);
        History history = trainer.fit(samples, aside.map(fit::validation).orElse(fit));
        report(compilation, trainer, history, tested);
        return 0;
    }

    private void report(Compilation compilation, Trainer<Tensors> trainer, History history, Optional<Dataset> tested) {
        Optional<Figures> figures = tested.map(d -> trainer.evaluate(d, Math.max(how.batch, EvaluateCommand.BATCH)));
        figures.ifPresent(f -> System.out.println("test " + EvaluateCommand.text(f)));
        save.ifPresent(file -> {
            WeightsFile.write(file, compilation.spec(), trainer.model());
            System.out.println("saved " + file);
        });
        if (how.json) {
            System.out.println(new FinalFigures(
                            history.epochs().size(), history.last().training(), history.last().validation(), figures)
                    .json(compilation.spec(), trainer.model()));
        }
    }
}
