package dev.sinter.compiler.cli;

import dev.sinter.compiler.Compilation;
import dev.sinter.compiler.Compiler;
import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.text.GraphText;
import dev.sinter.ir.text.PlanText;
import dev.sinter.runtime.InvalidInputException;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.VectorPath;
import dev.sinter.runtime.data.NearestName;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sinter show}: what a model is at one stage of its compilation, as text. */
@picocli.CommandLine.Command(
        name = "show",
        description = "Prints one stage of the compilation.",
        mixinStandardHelpOptions = true)
final class ShowCommand implements Command {
    /** The stages in the order of the pipeline. */
    enum Stage {
        ast,
        graph,
        training,
        optimized,
        plan,
        code,
        api
    }

    @Mixin
    private ModelArguments model;

    @Mixin
    private PrecisionArguments precision;

    @Option(names = "--emit", required = true, paramLabel = "STAGE", description = "one of: ${COMPLETION-CANDIDATES}")
    private Stage stage;

    @Option(
            names = "--program",
            paramLabel = "NAME",
            description = "one program only, such as predict or training.step")
    private String program = "";

    @Option(
            names = "--lanes",
            paramLabel = "N",
            description = "1 for scalar code, 4, 8 or 16 for vectors; default: what this machine uses")
    private int lanes = VectorPath.lanes(ShowCommand.class);

    @Override
    public void run(Streams streams) {
        if (!Compiler.LANES.contains(lanes)) {
            throw new InvalidInputException("--lanes is " + lanes + "; it must be 1, 4, 8 or 16");
        }
        if (stage == Stage.ast) {
            streams.out().print(model.ast());
            return;
        }
        Compilation compilation = precision.of(model.compile(streams), program);
        streams.out()
                .print(
                        switch (stage) {
                            case api -> compilation.apiSource();
                            case code -> compilation.code(lanes).toString();
                            default -> String.join("\n", chosen(compilation));
                        });
    }

    private List<String> chosen(Compilation compilation) {
        List<String> names =
                compilation.spec().programs().stream().map(ProgramSpec::name).toList();
        int index = names.indexOf(program);
        if (!program.isEmpty() && index < 0) {
            throw new InvalidInputException(
                    "--program " + program + ": the model has no such program" + NearestName.hint(program, names));
        }
        List<String> all = switch (stage) {
            case graph -> printed(compilation.graphs());
            case training -> printed(compilation.training());
            case optimized -> printed(compilation.optimized());
            default -> compilation.plans(lanes).stream().map(PlanText::print).toList();
        };
        return program.isEmpty() ? all : List.of(all.get(index));
    }

    private static List<String> printed(List<Graph> graphs) {
        return graphs.stream().map(GraphText::print).toList();
    }
}
