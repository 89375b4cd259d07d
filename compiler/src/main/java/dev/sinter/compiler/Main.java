package dev.sinter.compiler;

import dev.sinter.compiler.cli.CommandLineTool;
import dev.sinter.compiler.cli.Streams;

/** The command {@code sinter}. */
public final class Main {
    private Main() {}

    public static void main(String... words) {
        System.exit(CommandLineTool.run(Streams.standard(), words));
    }
}
