package dev.sinter.compiler.cli;

import dev.sinter.compiler.Compilation;
import dev.sinter.compiler.explain.Explain;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.VectorPath;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sinter explain}: what each kernel of a model has to do, and what limits it. */
@picocli.CommandLine.Command(
        name = "explain",
        description = "Lists the kernels of a program with their work and what limits them.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Command {
    @Mixin
    private ModelArguments model;

    @Option(names = "--program", paramLabel = "NAME", description = "such as predict or training.step")
    private String program = "predict";

    @Option(names = "--batch", paramLabel = "N", description = "how many samples (default: ${DEFAULT-VALUE})")
    private int batch = 50;

    @Option(names = "--lanes", paramLabel = "N", description = "1 for scalar code, 4, 8 or 16 for vectors")
    private int lanes = VectorPath.lanes(ExplainCommand.class);

    @Override
    public void run(Streams streams) {
        Compilation compilation = model.compile(streams);
        List<String> names = compilation.spec().programs().stream().map(ProgramSpec::name).toList();
        streams.out().print(Explain.measured(compilation, names.indexOf(program), batch, lanes));
    }
}
