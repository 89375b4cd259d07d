package dev.sinter.compiler.cli;

import dev.sinter.compiler.Compilation;
import dev.sinter.runtime.CompiledModel;
import dev.sinter.runtime.Memory;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.TensorSpec;
import dev.sinter.runtime.Tensors;
import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.data.NdArray;
import dev.sinter.runtime.file.AtomicFile;
import dev.sinter.runtime.file.WeightsFile;
import dev.sinter.runtime.train.Feed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sinter predict}: the outputs of saved weights for each sample of files, a line each. */
@Command(name = "predict", description = "Prints the outputs for each sample.", mixinStandardHelpOptions = true)
final class PredictCommand implements Callable<Integer> {
    @Mixin
    private ModelArguments model;

    @Option(names = "--weights", required = true, paramLabel = "FILE", description = "the weights")
    private Path weights;

    @Option(names = "--data", required = true, paramLabel = "INPUT=FILE[:COLUMN,..]", description = "the data, once for each input")
    private Map<String, String> data = new LinkedHashMap<>();

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "a value for an input that is not data")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--out", paramLabel = "FILE", description = "write the lines into a file instead, whole or not at all")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() {
        out.ifPresent(AtomicFile::check);
        Compilation compilation = model.compile();
        ProgramSpec program = compilation.spec().programs().get(ModelSpec.PREDICT);
        Dataset samples = DataArguments.read(data, program, "--data").orElseThrow();
        Tensors trained = WeightsFile.read(weights, compilation.spec());
        List<String> lines = lines(compilation.load(), program, samples, trained);
        if (out.isPresent()) {
            AtomicFile.write(out.get(), stream -> {
                for (String line : lines) {
                    stream.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                }
            });
        } else {
            lines.forEach(System.out::println);
        }
        return 0;
    }

    /** A heading with the outputs' names, then a line for each sample, tab-separated. */
    private List<String> lines(CompiledModel compiled, ProgramSpec program, Dataset samples, Tensors trained) {
        Feed feed = new Feed(program, samples, Settings.read(settings, program));
        Memory memory = compiled.memory(ModelSpec.PREDICT, EvaluateCommand.BATCH);
        int[] rows = IntStream.range(0, samples.size()).toArray();
        List<String> lines = new ArrayList<>();
        lines.add(program.outputs().stream().map(TensorSpec::name).collect(Collectors.joining("\t")));
        for (int from = 0; from < rows.length; from += memory.capacity()) {
            int to = Math.min(rows.length, from + memory.capacity());
            feed.fill(memory, rows, from, to);
            compiled.predict(trained, memory, to - from);
            addLines(lines, program, memory, to - from);
        }
        return lines;
    }

    private static void addLines(List<String> lines, ProgramSpec program, Memory memory, int batch) {
        List<NdArray> outputs = new ArrayList<>();
        for (int i = 0; i < program.outputs().size(); i++) {
            outputs.add(Values.output(memory, program.inputs().size() + i, program.outputs().get(i), batch));
        }
        for (int row = 0; row < batch; row++) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < outputs.size(); i++) {
                TensorSpec spec = program.outputs().get(i);
                int[] shape = outputs.get(i).shape();
                boolean bySample = !spec.dims().isEmpty() && spec.dims().get(0) == -1;
                int[] one = bySample ? Arrays.copyOfRange(shape, 1, shape.length) : shape;
                cells.add(Values.nested(outputs.get(i), bySample ? row * spec.size(1) : 0, one, 0, spec));
            }
            lines.add(String.join("\t", cells));
        }
    }
}
