package dev.sinter.compiler.cli;

import dev.sinter.compiler.Compilation;
import dev.sinter.compiler.Compiler;
import dev.sinter.compiler.ModelProblems;
import dev.sinter.frontend.ast.AstText;
import dev.sinter.frontend.ast.ModelFile;
import dev.sinter.frontend.problem.Problems;
import dev.sinter.frontend.syntax.Parse;
import dev.sinter.runtime.FileException;
import dev.sinter.runtime.InvalidInputException;
import dev.sinter.runtime.data.NearestName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which model of which file, and its constants. */
final class ModelArguments {
    @Parameters(index = "0", paramLabel = "FILE", description = "the .model file")
    private Path file;

    @Option(names = "--model", paramLabel = "NAME", description = "the model, when the file has several")
    private String model = "";

    @Mixin
    private OutsideArguments outside;

    /** The chosen model; warnings go to standard error. */
    Compilation compile(Streams streams) {
        List<Compilation> models = outside.compile(List.of(file), streams);
        if (models.isEmpty()) {
            throw new FileException(file.toString(), "has no model; write `model Name { ... }`");
        }
        if (model.isEmpty()) {
            if (models.size() > 1) {
                throw new InvalidInputException(
                        file + " has several models; choose one with --model: " + String.join(", ", names(models)));
            }
            return models.get(0);
        }
        return models.stream()
                .filter(m -> m.simpleName().equals(model))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        file + " has no model " + model + NearestName.hint(model, names(models))));
    }

    /** The syntax tree of the file as text. */
    String ast() {
        Problems problems = new Problems();
        Optional<ModelFile> tree = Parse.file(Compiler.read(file), problems);
        if (problems.hasErrors()) {
            throw new ModelProblems(problems.sorted());
        }
        return tree.map(AstText::of).orElse("");
    }

    private static List<String> names(List<Compilation> models) {
        return models.stream().map(Compilation::simpleName).toList();
    }
}
