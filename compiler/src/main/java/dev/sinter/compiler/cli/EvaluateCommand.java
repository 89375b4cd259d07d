package dev.sinter.compiler.cli;

import dev.sinter.compiler.Compilation;
import dev.sinter.runtime.Precision;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.Tensors;
import dev.sinter.runtime.TrainingSpec;
import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.data.NdArray;
import dev.sinter.runtime.train.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sinter evaluate}: loss and metrics of saved weights on files. */
@picocli.CommandLine.Command(
        name = "evaluate",
        description = "Computes loss and metrics of saved weights.",
        mixinStandardHelpOptions = true)
final class EvaluateCommand implements Command {
    @Mixin
    private ModelArguments model;

    @Mixin
    private PrecisionArguments precision;

    @Mixin
    private TrainingArguments how;

    @Mixin
    private SavedWeights weights;

    @Option(
            names = {"--data", "--test"},
            paramLabel = DataArguments.FORM,
            description = "the data, once for each input")
    private List<String> data = new ArrayList<>();

    @Override
    public void run(Streams streams) {
        int batch = how.batch();
        Precision kept = precision.precision();
        int threads = how.threads();
        Compilation compilation = model.compile(streams);
        TrainingSpec training = how.choose(compilation);
        ProgramSpec program = compilation.spec().programs().get(training.evaluate());
        Map<String, NdArray> settings = Settings.read(how.settings(), program);
        Dataset samples = new DataArguments(compilation, training.evaluate(), settings.keySet()).read("--data", data);
        Tensors trained = weights.read(compilation.spec());
        Function<Tensors, Figures> evaluate =
                begin -> Trainers.of(compilation, training, how.seed(), Optional.of(begin), settings)
                        .evaluate(samples, batch, threads);
        if (kept != Precision.F32) {
            streams.out().println(text(evaluate.apply(trained)) + "  with f32 weights");
        }
        // a model with fewer bits gives the bits of this one with rounded weights
        Tensors rounded = trained.as(kept).as(Precision.F32);
        Figures figures = evaluate.apply(rounded);
        streams.out().println(text(figures) + (kept == Precision.F32 ? "" : "  with " + kept + " weights"));
        if (how.json()) {
            streams.out()
                    .println(new FinalFigures(0, figures, Optional.empty(), Optional.of(figures))
                            .json(compilation.spec(), rounded));
        }
    }

    /** {@code loss 0.0764  accuracy 0.9771}. */
    static String text(Figures figures) {
        return figures.all().entrySet().stream()
                .map(e -> e.getKey() + " " + String.format(Locale.ROOT, "%.4f", e.getValue()))
                .collect(Collectors.joining("  "));
    }
}
