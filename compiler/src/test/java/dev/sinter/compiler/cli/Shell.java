package dev.sinter.compiler.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs commands in this process, in a folder of their own: the word {@code @/x} becomes the path of x in it. */
final class Shell {
    private final Path folder;

    Shell(Path folder) {
        this.folder = folder;
    }

    /** What a command left: paths in the folder begin with {@code @/} again, and seconds are {@code _s}. */
    record Result(int exitCode, String out, String err) {
        /** The last line of standard output. */
        String last() {
            return out.lines().reduce("", (_, line) -> line);
        }
    }

    /** Runs a line of words parted by blanks. */
    Result run(String line) {
        return run(line, "");
    }

    /** Runs a line of words and sends it a text. */
    Result run(String line, String sent) {
        String[] words = line.isEmpty()
                ? new String[0]
                : line.replace("@/", folder + "/").split(" ");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = new Streams(
                new ByteArrayInputStream(sent.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        int exitCode = CommandLineTool.run(streams, words);
        return new Result(exitCode, text(out), text(err));
    }

    private String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8)
                .replace(folder + "/", "@/")
                .replaceAll("(Epoch +\\d+/\\d+) +[0-9.]+s", "$1 _s");
    }

    Shell with(String name, String text) {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Shell with(String name, byte[] bytes) {
        try {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.write(folder.resolve(name), bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names in the folder, sorted. */
    List<String> names() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return new ArrayList<>(files.filter(Files::isRegularFile)
                    .map(f -> folder.relativize(f).toString())
                    .sorted()
                    .toList());
        }
    }
}
