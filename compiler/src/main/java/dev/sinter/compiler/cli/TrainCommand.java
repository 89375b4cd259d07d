package dev.sinter.compiler.cli;

import dev.sinter.compiler.Compilation;
import dev.sinter.compiler.ModelProblems;
import dev.sinter.compiler.nan.NanSearch;
import dev.sinter.runtime.InvalidInputException;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.Tensors;
import dev.sinter.runtime.TrainingSpec;
import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.data.NdArray;
import dev.sinter.runtime.file.AtomicFile;
import dev.sinter.runtime.file.WeightsFile;
import dev.sinter.runtime.train.Feed;
import dev.sinter.runtime.train.Figures;
import dev.sinter.runtime.train.Fit;
import dev.sinter.runtime.train.History;
import dev.sinter.runtime.train.NotFiniteException;
import dev.sinter.runtime.train.ProgressBar;
import dev.sinter.runtime.train.Trainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sinter train}: compiles a model in memory, trains it on files, says how well it does, saves its weights. */
@picocli.CommandLine.Command(name = "train", description = "Trains a model.", mixinStandardHelpOptions = true)
final class TrainCommand implements Command {
    @Mixin
    private ModelArguments model;

    @Mixin
    private TrainingArguments how;

    @Option(names = "--data", paramLabel = DataArguments.FORM, description = "training data, once for each input")
    private List<String> data = new ArrayList<>();

    @Option(
            names = "--validation",
            paramLabel = DataArguments.FORM,
            description = "data to evaluate on after each epoch")
    private List<String> validation = new ArrayList<>();

    @Option(names = "--test", paramLabel = DataArguments.FORM, description = "data to evaluate on at the end")
    private List<String> test = new ArrayList<>();

    @Option(names = "--split", paramLabel = "SHARE", description = "sets this share of the data aside for validation")
    private Optional<Double> split = Optional.empty();

    @Option(names = "--epochs", paramLabel = "N", description = "passes over the data (default: ${DEFAULT-VALUE})")
    private int epochs = 1;

    @Option(names = "--no-shuffle", description = "take the samples in the order of the file")
    private boolean inOrder;

    @Option(
            names = "--continue-on-nan",
            description = "go on when the loss is NaN or infinite; without it training ends there, and says which"
                    + " expression made the number")
    private boolean continueOnNan;

    @Option(names = "--weights", paramLabel = "FILE", description = "begin with these weights")
    private Optional<Path> weights = Optional.empty();

    @Option(names = "--save", paramLabel = "FILE", description = "write the trained weights (safetensors)")
    private Optional<Path> save = Optional.empty();

    /** What training works with, all of it read and checked. */
    private record Data(
            Dataset training, Optional<Dataset> validation, Optional<Dataset> test, Map<String, NdArray> settings) {}

    @Override
    public void run(Streams streams) {
        ProgressBar bar = ProgressBar.on(streams.out());
        Fit fit = Fit.epochs(TrainingArguments.positive("--epochs", epochs))
                .batchSize(how.batch())
                .shuffle(!inOrder)
                .threads(how.threads())
                .on(bar);
        save.ifPresent(AtomicFile::check);
        Compilation compilation = model.compile(streams);
        TrainingSpec training = how.choose(compilation);
        Data all = read(compilation, training);
        Optional<Tensors> begin = weights.map(file -> WeightsFile.read(file, compilation.spec()));
        Trainer<Tensors> trainer = Trainers.of(compilation, training, how.seed(), begin, all.settings);
        Fit validated = all.validation.map(fit::validation).orElse(fit);
        NanSearch search = new NanSearch(compilation, training, trainer);
        History history;
        try {
            history = trainer.fit(all.training, continueOnNan ? validated : validated.on(search));
        } catch (NotFiniteException e) {
            bar.close();
            streams.tell(e.getMessage() + "; looking for where it began (--continue-on-nan goes on instead)");
            throw new ModelProblems(List.of(search.find(all.training, fit)));
        } finally {
            bar.close();
        }
        report(compilation, trainer, history, all.test, streams);
    }

    private Data read(Compilation compilation, TrainingSpec training) {
        ProgramSpec step = compilation.spec().programs().get(training.step());
        ProgramSpec evaluation = compilation.spec().programs().get(training.evaluate());
        Map<String, NdArray> settings = Settings.read(how.settings(), step);
        DataArguments arguments = new DataArguments(compilation, training.step(), settings.keySet());
        DataArguments unchanged = new DataArguments(compilation, training.evaluate(), settings.keySet());
        Dataset samples = arguments.read("--data", data);
        Optional<Dataset> aside =
                validation.isEmpty() ? Optional.empty() : Optional.of(unchanged.read("--validation", validation));
        Optional<Dataset> tested = test.isEmpty() ? Optional.empty() : Optional.of(unchanged.read("--test", test));
        if (split.isPresent()) {
            if (aside.isPresent()) {
                throw new InvalidInputException("--split and --validation both name validation data; give one of them");
            }
            Dataset.Split parts = split(samples, split.get());
            samples = parts.training();
            aside = Optional.of(parts.validation());
        }
        // found out now rather than after the training
        new Feed(step, samples, settings);
        aside.ifPresent(d -> new Feed(evaluation, d, settings));
        tested.ifPresent(d -> new Feed(evaluation, d, settings));
        return new Data(samples, aside, tested, settings);
    }

    private Dataset.Split split(Dataset samples, double share) {
        try {
            return samples.split(share, how.seed());
        } catch (InvalidInputException e) {
            throw new InvalidInputException("--split: " + e.getMessage(), e);
        }
    }

    private void report(
            Compilation compilation,
            Trainer<Tensors> trainer,
            History history,
            Optional<Dataset> test,
            Streams streams) {
        Tensors trained = trainer.model();
        save.ifPresent(file -> WeightsFile.write(file, compilation.spec(), trained));
        Optional<Figures> tested = test.map(d -> trainer.evaluate(d, how.batch(), how.threads()));
        tested.ifPresent(f -> streams.out().println("test " + EvaluateCommand.text(f)));
        save.ifPresent(file -> streams.tell("saved " + file));
        history.epochs().stream()
                .filter(e -> e.training().loss().isPresent())
                .filter(e -> !Double.isFinite(e.training().loss().getAsDouble()))
                .findFirst()
                .ifPresent(e ->
                        streams.tell("the loss became " + e.training().loss().getAsDouble() + " in epoch " + e.number()
                                + "; try a smaller rate, or bring the data to numbers around -1 to 1"));
        if (how.json()) {
            streams.out()
                    .println(new FinalFigures(
                                    history.epochs().size(),
                                    history.last().training(),
                                    history.last().validation(),
                                    tested)
                            .json(compilation.spec(), trained));
        }
    }
}
