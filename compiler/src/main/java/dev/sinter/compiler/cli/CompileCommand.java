package dev.sinter.compiler.cli;

import dev.sinter.compiler.Compilation;
import dev.sinter.compiler.Compiler;
import dev.sinter.compiler.ModelProblems;
import dev.sinter.frontend.problem.Problem;
import dev.sinter.runtime.FileException;
import dev.sinter.runtime.InvalidInputException;
import dev.sinter.runtime.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sinter compile}: class files of kernels and the source of the typed classes, into one folder or two. */
@picocli.CommandLine.Command(
        name = "compile",
        description = "Writes class files and API sources.",
        mixinStandardHelpOptions = true)
final class CompileCommand implements Command {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "the .model files")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--out", paramLabel = "FOLDER", description = "where class files and Java sources go")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--classes", paramLabel = "FOLDER", description = "where class files go, if not there")
    private Optional<Path> classes = Optional.empty();

    @Option(names = "--sources", paramLabel = "FOLDER", description = "where Java sources go, if not there")
    private Optional<Path> sources = Optional.empty();

    @Option(names = "-D", paramLabel = "NAME=VALUE", description = "another value for a const")
    private List<String> defines = new ArrayList<>();

    @Override
    public void run(Streams streams) {
        Path classFolder = folder(classes);
        Path sourceFolder = folder(sources);
        // everything is compiled before anything is written
        Map<Path, byte[]> written = new LinkedHashMap<>();
        for (Compilation model : models(streams)) {
            model.classes().forEach((name, bytes) -> written.put(place(classFolder, name, ".class"), bytes));
            written.put(
                    place(sourceFolder, model.spec().name(), ".java"),
                    model.apiSource().getBytes(StandardCharsets.UTF_8));
        }
        written.forEach(CompileCommand::write);
        written.keySet().forEach(file -> streams.tell("wrote " + file));
    }

    private Path folder(Optional<Path> own) {
        return own.or(() -> out)
                .orElseThrow(() ->
                        new InvalidInputException("--out FOLDER is missing: where class files and Java sources go"));
    }

    /** All models of all files, or all mistakes of all files. */
    private List<Compilation> models(Streams streams) {
        Map<String, String> values = Assignments.parse("-D", "NAME=VALUE", defines);
        List<Problem> problems = new ArrayList<>();
        List<Compilation> models = new ArrayList<>();
        for (Path file : files) {
            models.addAll(Compiler.check(file, values, problems));
        }
        if (problems.stream().anyMatch(Problem::isError)) {
            throw new ModelProblems(problems);
        }
        if (!problems.isEmpty()) {
            streams.err().print(new ModelProblems(problems).render());
        }
        return models;
    }

    private static Path place(Path folder, String className, String ending) {
        return folder.resolve(className.replace('.', '/') + ending);
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw FileException.writing(file.getParent(), e);
        }
        AtomicFile.write(file, stream -> stream.write(content));
    }
}
