package dev.sinter.compiler;

import dev.sinter.frontend.Checked;
import dev.sinter.frontend.Frontend;
import dev.sinter.frontend.problem.Problem;
import dev.sinter.frontend.source.FilesBeside;
import dev.sinter.frontend.source.ImportPath;
import dev.sinter.frontend.source.Source;
import dev.sinter.frontend.source.SourceFiles;
import dev.sinter.runtime.FileException;
import dev.sinter.runtime.InvalidInputException;
import dev.sinter.runtime.data.NearestName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The front door. The way of a model, each arrow one call:
 *
 * <pre>
 * text       --Frontend.check-----------------------> checked model, a graph for each program
 * graph      --PassRunner.run(Pipelines.OPTIMIZED)--> graph: differentiated, simplified
 * graph      --Planner.fuse, Planner.plan-----------> plan: kernels, loops, tiles, buffers
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

    /**
     * The models of some files.
     *
     * @param warnings told of what is odd but no mistake
     * @throws ModelProblems when there are mistakes, all those of all files at once
     * @throws InvalidInputException when a define names a constant that no file has, or a jar is not there
     */
    public static List<Compilation> compile(List<Path> files, Outside outside, Consumer<List<Problem>> warnings) {
        SourceFiles imports = new ImportPath(existing(outside.path()));
        List<Problem> problems = new ArrayList<>();
        List<Compilation> models = new ArrayList<>();
        Set<String> constants = new LinkedHashSet<>();
        for (Path file : files) {
            Source source = read(file);
            Checked checked = Frontend.check(source, imports, outside.defines());
            problems.addAll(checked.problems());
            constants.addAll(checked.constants());
            checked.models().forEach(model -> models.add(new Compilation(model, source)));
        }
        if (problems.stream().anyMatch(Problem::isError)) {
            throw new ModelProblems(problems);
        }
        refuseUnknown(outside.defines().keySet(), constants);
        warnings.accept(problems);
        return models;
    }

    /** The models of one file. */
    public static List<Compilation> compile(Path file, Map<String, String> defines, Consumer<List<Problem>> warnings) {
        return compile(List.of(file), new Outside(List.of(), defines), warnings);
    }

    private static List<Path> existing(List<Path> places) {
        for (Path place : places) {
            if (!Files.exists(place)) {
                throw new FileException(place.toString(), "no such jar or folder to import from");
            }
        }
        return places;
    }

    private static void refuseUnknown(Set<String> defines, Set<String> constants) {
        for (String name : defines) {
            if (!constants.contains(name)) {
                throw new InvalidInputException(
                        "-D" + name + ": there is no `const " + name + "`" + NearestName.hint(name, constants));
            }
        }
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
