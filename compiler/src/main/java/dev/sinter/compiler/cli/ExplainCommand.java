package dev.sinter.compiler.cli;

import dev.sinter.compiler.Compilation;
import dev.sinter.compiler.Compiler;
import dev.sinter.compiler.explain.Explain;
import dev.sinter.runtime.InvalidInputException;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.VectorPath;
import dev.sinter.runtime.data.NearestName;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sinter explain}: what each kernel of a program has to do, how it does it, and how long that takes. */
@picocli.CommandLine.Command(
        name = "explain",
        description = "Lists the kernels of a program: their work, how they do it and, if wanted, their time.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Command {
    @Mixin
    private ModelArguments model;

    @Mixin
    private PrecisionArguments precision;

    @Option(
            names = "--program",
            paramLabel = "NAME",
            description = "predict, training.step, ... (default: ${DEFAULT-VALUE})")
    private String program = "predict";

    @Option(names = "--batch", paramLabel = "N", description = "how many samples (default: ${DEFAULT-VALUE})")
    private int batch = 1;

    @Option(
            names = "--lanes",
            paramLabel = "N",
            description = "1 for scalar code, 4, 8 or 16 for vectors; default: what this machine uses")
    private int lanes = VectorPath.lanes(ExplainCommand.class);

    @Option(names = "--kernel", paramLabel = "NAME", description = "only this kernel of the program")
    private Optional<String> kernel = Optional.empty();

    @Option(names = "--measure", description = "run each kernel alone and tell its time; takes a second for each")
    private boolean measure;

    @Mixin
    private ThreadsOption threads;

    @Override
    public void run(Streams streams) {
        if (!Compiler.LANES.contains(lanes)) {
            throw new InvalidInputException("--lanes is " + lanes + "; it must be 1, 4, 8 or 16");
        }
        if (batch < 1) {
            throw new InvalidInputException("--batch is " + batch + "; it must be 1 or more");
        }
        Compilation compilation = precision.of(model.compile(streams), program);
        if (threads.count() > 1 && !measure) {
            throw new InvalidInputException(
                    "--threads is " + threads.count() + "; that says something with --measure only");
        }
        List<String> names =
                compilation.spec().programs().stream().map(ProgramSpec::name).toList();
        int index = names.indexOf(program);
        if (index < 0) {
            throw new InvalidInputException(
                    "--program " + program + ": the model has no such program" + NearestName.hint(program, names));
        }
        Explain explain = Explain.of(compilation, index, lanes);
        List<String> kernels = explain.kernels();
        kernel.filter(name -> !kernels.contains(name)).ifPresent(name -> {
            throw new InvalidInputException(
                    "--kernel " + name + ": the program has no such kernel" + NearestName.hint(name, kernels));
        });
        Explain told = kernel.map(explain::only).orElse(explain);
        streams.out().print(measure ? told.measured(batch, threads.count()) : told.text(batch));
    }
}
