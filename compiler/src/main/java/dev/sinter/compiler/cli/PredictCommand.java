package dev.sinter.compiler.cli;

import dev.sinter.compiler.Compilation;
import dev.sinter.runtime.CompiledModel;
import dev.sinter.runtime.Memory;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.OutOfRangeException;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.Team;
import dev.sinter.runtime.TensorSpec;
import dev.sinter.runtime.Tensors;
import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.data.NdArray;
import dev.sinter.runtime.file.AtomicFile;
import dev.sinter.runtime.train.Feed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sinter predict}: the outputs of saved weights for each sample of files, a line each, outputs parted by tabs. */
@picocli.CommandLine.Command(
        name = "predict",
        description = "Prints the outputs for each sample.",
        mixinStandardHelpOptions = true)
final class PredictCommand implements Command {
    /** Samples at a time; it changes speed and memory, and no bit. */
    private static final int BATCH = 256;

    @Mixin
    private ModelArguments model;

    @Mixin
    private PrecisionArguments precision;

    @Mixin
    private SavedWeights weights;

    @Mixin
    private ThreadsOption threads;

    @Option(names = "--data", paramLabel = DataArguments.FORM, description = "the data, once for each input")
    private List<String> data = new ArrayList<>();

    @Option(names = "--set", paramLabel = Settings.FORM, description = Settings.DESCRIPTION)
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "write the lines into a file instead, whole or not at all")
    private Optional<Path> out = Optional.empty();

    @Override
    public void run(Streams streams) {
        out.ifPresent(AtomicFile::check);
        int count = threads.count();
        Compilation compilation = precision.of(model.compile(streams));
        ProgramSpec program = compilation.spec().programs().get(ModelSpec.PREDICT);
        Map<String, NdArray> values = Settings.read(Assignments.parse("--set", Settings.FORM, settings), program);
        Dataset samples = new DataArguments(compilation, ModelSpec.PREDICT, values.keySet()).read("--data", data);
        Tensors trained = weights.read(compilation.spec());
        List<String> lines;
        try (Team team = Team.of(count)) {
            lines = lines(compilation.load(), new Feed(program, samples, values), trained, team);
        }
        streams.tell(
                "outputs: " + program.outputs().stream().map(TensorSpec::name).collect(Collectors.joining(", ")));
        if (out.isPresent()) {
            AtomicFile.write(out.get(), stream -> {
                for (String line : lines) {
                    stream.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                }
            });
            streams.tell("saved " + out.get());
        } else {
            lines.forEach(streams.out()::println);
        }
    }

    private static List<String> lines(CompiledModel compiled, Feed feed, Tensors trained, Team team) {
        int[] rows = IntStream.range(0, feed.size()).toArray();
        Memory memory = compiled.memory(ModelSpec.PREDICT, Math.min(BATCH, rows.length), team);
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < rows.length; from += memory.capacity()) {
            int to = Math.min(rows.length, from + memory.capacity());
            feed.fill(memory, rows, from, to);
            try {
                compiled.predict(trained, memory, to - from);
            } catch (OutOfRangeException e) {
                throw feed.located(e, rows, from);
            }
            addLines(lines, memory, to - from);
        }
        return lines;
    }

    private static void addLines(List<String> lines, Memory memory, int batch) {
        List<NdArray> outputs = Values.outputs(memory, batch);
        for (int row = 0; row < batch; row++) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < outputs.size(); i++) {
                TensorSpec spec = memory.program().outputs().get(i);
                int[] shape = outputs.get(i).shape();
                boolean bySample = !spec.dims().isEmpty() && spec.dims().get(0) == -1;
                int[] one = bySample ? Arrays.copyOfRange(shape, 1, shape.length) : shape;
                cells.add(Values.nested(outputs.get(i), bySample ? row * spec.size(1) : 0, one, 0, spec));
            }
            lines.add(String.join("\t", cells));
        }
    }
}
