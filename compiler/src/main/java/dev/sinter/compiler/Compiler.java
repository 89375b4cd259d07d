package dev.sinter.compiler;

import dev.sinter.frontend.Checked;
import dev.sinter.frontend.Frontend;
import dev.sinter.frontend.problem.Problem;
import dev.sinter.frontend.source.FilesBeside;
import dev.sinter.frontend.source.Source;
import dev.sinter.runtime.FileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The front door. The way of a model, each arrow one call:
 *
 * <pre>
 * text       --Frontend.check-----------------------> checked model, a graph for each program
 * graph      --PassRunner.run(Pipelines.OPTIMIZED)--> graph: differentiated, simplified
 * graph      --Planner.plan-------------------------> plan: kernels, loops, tiles, buffers
 * plan       --KernelClass.build--------------------> code tree
 * code tree  --ClassFile.write----------------------> class file
 * spec       --ApiClass.source----------------------> typed Java class
 * </pre>
 *
 * {@link Compilation} holds one model on this way and stops at any stage.
 */
public final class Compiler {
    /** The kernel classes of every model: scalar code, and vectors of 128, 256 and 512 bits. */
    public static final List<Integer> LANES = List.of(1, 4, 8, 16);

    private Compiler() {}

    /** The models of a file whose text is right; what is wrong with it is added to {@code problems}. */
    public static List<Compilation> check(Path file, Map<String, String> defines, List<Problem> problems) {
        Source source = read(file);
        Checked checked = Frontend.check(source, new FilesBeside(), defines);
        problems.addAll(checked.problems());
        return checked.models().stream()
                .map(model -> new Compilation(model, source))
                .toList();
    }

    /**
     * The models of a file.
     *
     * @param warnings told of what is odd but no mistake
     * @throws ModelProblems when there are mistakes, all of them at once
     */
    public static List<Compilation> compile(Path file, Map<String, String> defines, Consumer<List<Problem>> warnings) {
        List<Problem> problems = new ArrayList<>();
        List<Compilation> models = check(file, defines, problems);
        if (problems.stream().anyMatch(Problem::isError)) {
            throw new ModelProblems(problems);
        }
        warnings.accept(problems);
        return models;
    }

    /** The text of a model file. */
    public static Source read(Path file) {
        try {
            return FilesBeside.read(file);
        } catch (IOException e) {
            throw FileException.reading(file, e);
        }
    }
}
