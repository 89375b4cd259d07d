package dev.sinter.compiler.cli;

import dev.sinter.compiler.Compilation;
import dev.sinter.compiler.Compiler;
import dev.sinter.compiler.ModelProblems;
import dev.sinter.compiler.Outside;
import dev.sinter.frontend.problem.Problem;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What a compilation takes from outside of its files: the words of javac for where to look, and of a JVM for values. */
final class OutsideArguments {
    @Option(
            names = {"-cp", "--class-path"},
            paramLabel = "PATH",
            description = "jars and folders to import from, besides the importing file's folder")
    private List<String> classPath = new ArrayList<>();

    @Option(
            names = "-D",
            paramLabel = "NAME=VALUE",
            description = "another value for a const: -Dunits=512,128, of an imported file -Dblocks.width=8")
    private List<String> defines = new ArrayList<>();

    /** All models of all files, or all their mistakes; warnings go to standard error. */
    List<Compilation> compile(List<Path> files, Streams streams) {
        return compile(files, List.of(), streams);
    }

    /** @param first folders to import from before the others */
    List<Compilation> compile(List<Path> files, List<Path> first, Streams streams) {
        Stream<Path> rest = classPath.stream()
                .flatMap(path -> Arrays.stream(path.split(Pattern.quote(File.pathSeparator))))
                .map(Path::of);
        Outside outside = new Outside(
                Stream.concat(first.stream(), rest).toList(), Assignments.parse("-D", "NAME=VALUE", defines));
        return Compiler.compile(files, outside, warnings -> warn(warnings, streams));
    }

    private static void warn(List<Problem> warnings, Streams streams) {
        if (!warnings.isEmpty()) {
            streams.err().print(new ModelProblems(warnings).render());
        }
    }
}
