package dev.sinter.compiler.cli;

import dev.sinter.compiler.Compilation;
import dev.sinter.compiler.Compiler;
import dev.sinter.frontend.problem.Problems;
import dev.sinter.frontend.syntax.Parse;
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
import picocli.CommandLine.Mixin;
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

    @Option(
            names = "--source-path",
            paramLabel = "FOLDER",
            description = "imported from first; files of functions in it are packed beside the class files")
    private Optional<Path> sourcePath = Optional.empty();

    @Option(names = "--quiet", description = "does not name the written files")
    private boolean quiet;

    @Mixin
    private OutsideArguments outside;

    @Mixin
    private PrecisionArguments precision;

    @Override
    public void run(Streams streams) {
        Path classFolder = folder(classes);
        Path sourceFolder = folder(sources);
        // everything is compiled before anything is written
        Map<Path, byte[]> written = new LinkedHashMap<>();
        for (Compilation compiled : outside.compile(files, sourcePath.stream().toList(), streams)) {
            Compilation model = precision.of(compiled);
            model.classes().forEach((name, bytes) -> written.put(place(classFolder, name, ".class"), bytes));
            written.put(
                    place(sourceFolder, model.spec().name(), ".java"),
                    model.apiSource().getBytes(StandardCharsets.UTF_8));
        }
        sourcePath.ifPresent(root -> libraries(root)
                .forEach(file ->
                        written.put(classFolder.resolve(root.relativize(file).toString()), bytes(file))));
        written.forEach(CompileCommand::write);
        if (!quiet) {
            written.keySet().forEach(file -> streams.tell("wrote " + file));
        }
    }

    private Path folder(Optional<Path> own) {
        return own.or(() -> out)
                .orElseThrow(() ->
                        new InvalidInputException("--out FOLDER is missing: where class files and Java sources go"));
    }

    /** Files without a model are there to be imported: packed, by others too. */
    private List<Path> libraries(Path root) {
        return files.stream()
                .filter(file -> file.startsWith(root))
                .filter(file -> Parse.file(Compiler.read(file), new Problems()).stream()
                        .allMatch(tree -> tree.models().isEmpty()))
                .toList();
    }

    private static Path place(Path folder, String className, String ending) {
        return folder.resolve(className.replace('.', '/') + ending);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw FileException.reading(file, e);
        }
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
