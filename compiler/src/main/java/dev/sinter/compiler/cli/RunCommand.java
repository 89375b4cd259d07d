package dev.sinter.compiler.cli;

import dev.sinter.compiler.Compilation;
import dev.sinter.runtime.CompiledModel;
import dev.sinter.runtime.InvalidInputException;
import dev.sinter.runtime.Memory;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.TensorSpec;
import dev.sinter.runtime.Tensors;
import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.data.NdArray;
import dev.sinter.runtime.data.Npy;
import dev.sinter.runtime.file.AtomicFile;
import dev.sinter.runtime.file.WeightsFile;
import dev.sinter.runtime.train.Feed;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sinter run}: evaluates a model once and prints each output. */
@Command(name = "run", description = "Evaluates a model once and prints its outputs.", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Mixin
    private ModelArguments model;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "a value for an input: a number, a JSON array, or @file.npy")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--weights", paramLabel = "FILE", description = "the weights; without it their first values")
    private Optional<Path> weights = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "decides all random numbers (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--out", paramLabel = "NAME=FILE.npy", description = "write an output as a NumPy file")
    private Map<String, Path> out = new LinkedHashMap<>();

    @Override
    public Integer call() {
        Compilation compilation = model.compile();
        ProgramSpec program = compilation.spec().programs().get(ModelSpec.PREDICT);
        out.forEach((name, file) -> {
            Outputs.index(program, name);
            AtomicFile.check(file);
        });
        Map<String, NdArray> values = Settings.read(settings, program);
        int batch = batch(program, values);
        CompiledModel compiled = compilation.load();
        Memory memory = compiled.memory(ModelSpec.PREDICT, Math.max(1, batch));
        feed(program, values, batch, memory);
        Tensors begin = weights.map(file -> WeightsFile.read(file, compilation.spec())).orElseGet(() -> compiled.initialize(seed));
        compiled.run(ModelSpec.PREDICT, begin, Tensors.NONE, Tensors.NONE, memory, batch, seed, 0);
        for (int i = 0; i < program.outputs().size(); i++) {
            TensorSpec spec = program.outputs().get(i);
            NdArray value = Values.output(memory, program.inputs().size() + i, spec, batch);
            System.out.println(spec.name() + " = " + Values.nested(value, 0, value.shape(), 0, spec));
            if (out.containsKey(spec.name())) {
                AtomicFile.write(out.get(spec.name()), stream -> Npy.write(value, stream));
            }
        }
        return 0;
    }

    /** How many samples the given values have: all the same number. */
    private static int batch(ProgramSpec program, Map<String, NdArray> values) {
        int batch = -1;
        for (TensorSpec input : program.inputs()) {
            if (input.batched() && values.containsKey(input.name())) {
                int samples = values.get(input.name()).samples();
                if (batch >= 0 && batch != samples) {
                    throw new InvalidInputException("--set " + input.name() + " has " + samples + " samples, another input has " + batch);
                }
                batch = samples;
            }
        }
        return batch < 0 ? 1 : batch;
    }

    private static void feed(ProgramSpec program, Map<String, NdArray> values, int batch, Memory memory) {
        if (program.inputs().isEmpty()) {
            return;
        }
        Map<String, NdArray> columns = new LinkedHashMap<>();
        Map<String, NdArray> rest = new LinkedHashMap<>();
        for (TensorSpec input : program.inputs()) {
            if (values.containsKey(input.name())) {
                (input.batched() ? columns : rest).put(input.name(), values.get(input.name()));
            }
        }
        columns.putIfAbsent("", NdArray.of(new byte[batch], batch));
        new Feed(program, Dataset.of(columns), rest).fill(memory, IntStream.range(0, batch).toArray(), 0, batch);
    }
}
