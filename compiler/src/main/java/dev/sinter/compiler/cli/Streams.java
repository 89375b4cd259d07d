package dev.sinter.compiler.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command reads and writes.
 *
 * @param in what the user or another program sends
 * @param out figures and texts that were asked for, and nothing else
 * @param err messages
 */
public record Streams(InputStream in, PrintStream out, PrintStream err) {
    /** The streams of the process, in UTF-8 whatever the locale says. */
    public static Streams standard() {
        return new Streams(System.in, stream(FileDescriptor.out), stream(FileDescriptor.err));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** A message to the user. */
    void tell(String message) {
        err.println("sinter: " + message);
    }
}
