package dev.sinter.compiler.cli;

import dev.sinter.compiler.Compilation;
import dev.sinter.compiler.Compiler;
import dev.sinter.compiler.ModelProblems;
import dev.sinter.frontend.problem.Problem;
import dev.sinter.runtime.file.AtomicFile;
import dev.sinter.runtime.FileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sinter compile}: class files of kernels into one folder, the source of the typed classes into another. */
@Command(name = "compile", description = "Writes class files and API sources.", mixinStandardHelpOptions = true)
final class CompileCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "the .model files")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--classes", required = true, paramLabel = "FOLDER", description = "where class files go")
    private Path classes;

    @Option(names = "--sources", required = true, paramLabel = "FOLDER", description = "where Java sources go")
    private Path sources;

    @Option(names = "-D", paramLabel = "NAME=VALUE", description = "another value for a const")
    private Map<String, String> defines = new LinkedHashMap<>();

    @Override
    public Integer call() {
        List<Problem> problems = new ArrayList<>();
        List<Compilation> models = new ArrayList<>();
        for (Path file : files) {
            models.addAll(Compiler.check(file, defines, problems));
        }
        if (!problems.isEmpty()) {
            System.err.print(new ModelProblems(problems).render());
        }
        if (problems.stream().anyMatch(Problem::isError)) {
            return 1;
        }
        // Everything is compiled before anything is written.
        Map<Path, byte[]> written = new LinkedHashMap<>();
        for (Compilation model : models) {
            String path = model.spec().name().replace('.', '/');
            model.classes().forEach((name, bytes) -> written.put(classes.resolve(name.replace('.', '/') + ".class"), bytes));
            written.put(sources.resolve(path + ".java"), model.apiSource().getBytes(StandardCharsets.UTF_8));
        }
        written.forEach(CompileCommand::write);
        return 0;
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw FileException.writing(file, e);
        }
        AtomicFile.write(file, stream -> stream.write(content));
    }
}
