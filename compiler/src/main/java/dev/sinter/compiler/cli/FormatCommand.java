package dev.sinter.compiler.cli;

import dev.sinter.compiler.Compiler;
import dev.sinter.compiler.ModelProblems;
import dev.sinter.frontend.format.Format;
import dev.sinter.frontend.problem.Problems;
import dev.sinter.frontend.source.Source;
import dev.sinter.runtime.FileException;
import dev.sinter.runtime.InvalidInputException;
import dev.sinter.runtime.file.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sinter format}: model files in the one layout. */
@picocli.CommandLine.Command(
        name = "format",
        description = "Lays model files out anew, in place.",
        mixinStandardHelpOptions = true)
final class FormatCommand implements Command {
    private static final String STANDARD_INPUT = "<standard input>";

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "the .model files, folders of them, or - for standard input, which is printed")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--check", description = "changes nothing; prints which files would change, and fails")
    private boolean check;

    @Override
    public void run(Streams streams) {
        // everything is read before anything is written
        List<Source> sources = files.stream()
                .flatMap(file -> below(file).stream())
                .distinct()
                .map(file -> read(file, streams))
                .toList();
        Problems problems = new Problems();
        int changed = 0;
        for (Source source : sources) {
            changed += changes(source, problems, streams) ? 1 : 0;
        }
        if (problems.hasErrors()) {
            throw new ModelProblems(problems.sorted());
        }
        if (check && changed > 0) {
            throw new InvalidInputException(
                    (changed == 1 ? "1 file is" : changed + " files are") + " not formatted; `sinter format` does it");
        }
    }

    /** Whether formatting changes the text; a file with mistakes stays as it is. */
    private boolean changes(Source source, Problems problems, Streams streams) {
        Optional<String> text = Format.text(source, problems);
        boolean changes = text.isPresent() && !text.get().equals(source.text());
        if (check) {
            if (changes) {
                streams.out().println(source.name());
            }
        } else if (source.name().equals(STANDARD_INPUT)) {
            text.ifPresent(streams.out()::print);
        } else if (changes) {
            byte[] content = text.get().getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(Path.of(source.name()), out -> out.write(content));
            streams.tell("formatted " + source);
        }
        return changes;
    }

    /** A file is itself; a folder is all model files below it. */
    private static List<Path> below(Path file) {
        if (!Files.isDirectory(file)) {
            return List.of(file);
        }
        try (Stream<Path> all = Files.walk(file)) {
            List<Path> models = all.filter(f -> f.toString().endsWith(".model") && Files.isRegularFile(f))
                    .sorted()
                    .toList();
            if (models.isEmpty()) {
                throw new FileException(file.toString(), "no .model file in this folder or below it");
            }
            return models;
        } catch (IOException e) {
            throw FileException.reading(file, e);
        } catch (UncheckedIOException e) {
            throw FileException.reading(file, e.getCause());
        }
    }

    private static Source read(Path file, Streams streams) {
        if (!file.toString().equals("-")) {
            return Compiler.read(file);
        }
        try {
            return Source.ofBytes(STANDARD_INPUT, streams.in().readAllBytes());
        } catch (IOException e) {
            throw FileException.reading(file, e);
        }
    }
}
