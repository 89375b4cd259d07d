package dev.sinter.compiler.cli;

import dev.sinter.compiler.Compilation;
import dev.sinter.runtime.CompiledModel;
import dev.sinter.runtime.InvalidInputException;
import dev.sinter.runtime.Memory;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.OutOfRangeException;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.TensorSpec;
import dev.sinter.runtime.Tensors;
import dev.sinter.runtime.data.NdArray;
import dev.sinter.runtime.data.NearestName;
import dev.sinter.runtime.data.Npy;
import dev.sinter.runtime.file.AtomicFile;
import dev.sinter.runtime.file.WeightsFile;
import dev.sinter.runtime.train.Feed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sinter run}: evaluates a model once and prints each output. */
@picocli.CommandLine.Command(
        name = "run",
        description = "Evaluates a model once and prints its outputs.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Command {
    private static final String OUT_FORM = "OUTPUT=FILE.npy";

    @Mixin
    private ModelArguments model;

    @Option(names = "--set", paramLabel = Settings.FORM, description = Settings.DESCRIPTION)
    private List<String> settings = new ArrayList<>();

    @Option(names = "--weights", paramLabel = "FILE", description = "the weights; without it their first values")
    private Optional<Path> weights = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "decides all random numbers (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--out", paramLabel = OUT_FORM, description = "write an output as a NumPy file")
    private List<String> out = new ArrayList<>();

    @Override
    public void run(Streams streams) {
        Compilation compilation = model.compile(streams);
        ProgramSpec program = compilation.spec().programs().get(ModelSpec.PREDICT);
        Map<String, Path> files = files(program);
        Map<String, NdArray> values = Settings.read(Assignments.parse("--set", Settings.FORM, settings), program);
        int batch = batch(program, values);
        Feed feed = Feed.of(program, batch, values);
        Optional<Tensors> saved = weights.map(file -> WeightsFile.read(file, compilation.spec()));
        CompiledModel compiled = compilation.load();
        Memory memory = compiled.memory(ModelSpec.PREDICT, Math.max(1, batch));
        compute(compiled, saved.orElseGet(() -> compiled.initialize(seed)), feed, memory);
        report(memory, batch, files, streams);
        if (saved.isEmpty() && !compilation.spec().weights().specs().isEmpty()) {
            streams.tell("the weights have their first values; --weights FILE gives trained ones");
        }
    }

    /** The files to write, each found to be writable. */
    private Map<String, Path> files(ProgramSpec program) {
        List<String> names = program.outputs().stream().map(TensorSpec::name).toList();
        Map<String, Path> files = new LinkedHashMap<>();
        Assignments.parse("--out", OUT_FORM, out).forEach((name, file) -> {
            if (!names.contains(name)) {
                throw new InvalidInputException(
                        "--out " + name + ": the model has no such output" + NearestName.hint(name, names));
            }
            files.put(name, Path.of(file));
        });
        files.values().forEach(AtomicFile::check);
        return files;
    }

    /** How many samples the given values have: all the same number, or one where a single value serves all samples. */
    private static int batch(ProgramSpec program, Map<String, NdArray> values) {
        int batch = 1;
        for (TensorSpec input : program.inputs()) {
            if (!values.containsKey(input.name())) {
                if (!program.defaults().containsKey(input.name())) {
                    throw new InvalidInputException(
                            "--set " + input.name() + "=VALUE is missing: the model needs " + input);
                }
            } else if (input.batched() && values.get(input.name()).samples() != 1) {
                batch = values.get(input.name()).samples();
            }
        }
        return batch;
    }

    private void compute(CompiledModel compiled, Tensors weights, Feed feed, Memory memory) {
        int[] rows = IntStream.range(0, feed.size()).toArray();
        feed.fill(memory, rows, 0, rows.length);
        try {
            compiled.run(ModelSpec.PREDICT, weights, Tensors.NONE, Tensors.NONE, memory, rows.length, seed, 0);
        } catch (OutOfRangeException e) {
            throw feed.located(e, rows, 0);
        }
    }

    private static void report(Memory memory, int batch, Map<String, Path> files, Streams streams) {
        List<NdArray> outputs = Values.outputs(memory, batch);
        for (int i = 0; i < outputs.size(); i++) {
            TensorSpec spec = memory.program().outputs().get(i);
            NdArray value = outputs.get(i);
            streams.out().println(spec.name() + " = " + Values.nested(value, 0, value.shape(), 0, spec));
            if (files.containsKey(spec.name())) {
                Path file = files.get(spec.name());
                AtomicFile.write(file, stream -> Npy.write(value, stream));
                streams.tell("saved " + file);
            }
        }
    }
}
