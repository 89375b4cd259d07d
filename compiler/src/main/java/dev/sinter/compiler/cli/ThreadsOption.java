package dev.sinter.compiler.cli;

import dev.sinter.runtime.InvalidInputException;
import dev.sinter.runtime.Team;
import picocli.CommandLine.Option;

/** How many threads a command computes with. */
final class ThreadsOption {
    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "threads that share the work of large layers; they change no bit (default: ${DEFAULT-VALUE})")
    private int threads = 1;

    int count() {
        try {
            return Team.checked(threads);
        } catch (InvalidInputException e) {
            throw new InvalidInputException("--" + e.getMessage(), e);
        }
    }
}
