package dev.sinter.compiler.cli;

import dev.sinter.runtime.InvalidInputException;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.Tensors;
import dev.sinter.runtime.file.WeightsFile;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The weights that a command needs, unless the model has none. */
final class SavedWeights {
    @Option(names = "--weights", paramLabel = "FILE", description = "the trained weights (safetensors)")
    private Optional<Path> weights = Optional.empty();

    Tensors read(ModelSpec spec) {
        if (weights.isEmpty() && spec.weights().specs().isEmpty()) {
            return new Tensors(spec.weights());
        }
        return WeightsFile.read(
                weights.orElseThrow(() -> new InvalidInputException(
                        "--weights FILE is missing; `sinter train --save FILE` writes such a file")),
                spec);
    }
}
