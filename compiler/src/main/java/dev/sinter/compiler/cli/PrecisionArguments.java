package dev.sinter.compiler.cli;

import dev.sinter.compiler.Compilation;
import dev.sinter.runtime.InvalidInputException;
import dev.sinter.runtime.Precision;
import java.util.Arrays;
import picocli.CommandLine.Option;

/** In how many bits a model for inference keeps its weights. */
final class PrecisionArguments {
    private static final String OPTION = "--weights-precision";

    @Option(
            names = OPTION,
            paramLabel = "P",
            description =
                    "f32, or bf16: weights of two or more axes in 16 bits, for inference (default: ${DEFAULT-VALUE})")
    private String precision = "f32";

    Precision precision() {
        return Arrays.stream(Precision.values())
                .filter(known -> known.toString().equals(precision))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(OPTION + " is " + precision + "; it must be f32 or bf16"));
    }

    /** The model with such weights. */
    Compilation of(Compilation model) {
        return model.withWeights(precision());
    }

    /**
     * The model with such weights, of which one program is wanted.
     *
     * @param program its name, or nothing for all
     */
    Compilation of(Compilation model, String program) {
        Compilation chosen = of(model);
        boolean isLeftOut = model.spec().programs().stream()
                        .anyMatch(p -> p.name().equals(program))
                && chosen.spec().programs().stream().noneMatch(p -> p.name().equals(program));
        if (isLeftOut) {
            throw new InvalidInputException("--program " + program + ": a model with " + precision
                    + " weights is for inference, it has no programs for training; leave out " + OPTION);
        }
        return chosen;
    }
}
