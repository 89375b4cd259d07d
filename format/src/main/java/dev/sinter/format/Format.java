package dev.sinter.format;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The command {@code Format check FOLDER} or {@code Format apply FOLDER}, over all Java files below the folder. */
public final class Format {

    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    public static void main(String... words) {
        if (words.length != 2 || !List.of("check", "apply").contains(words[0])) {
            System.err.println("Usage: Format check|apply FOLDER");
            System.exit(2);
        }
        boolean apply = words[0].equals("apply");
        List<Path> found;
        try {
            found = new Format().run(Path.of(words[1]).toRealPath(), apply);
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
            return;
        }
        found.forEach(file -> System.out.println((apply ? "laid out: " : "not laid out: ") + file));
        if (!apply && !found.isEmpty()) {
            System.out.println("To lay them out: mvn -q verify -pl format -Dformat=apply");
            System.exit(1);
        }
    }

    /** The files whose layout differs from the formatter's, sorted; rewritten when asked for. */
    List<Path> run(Path root, boolean apply) throws IOException {
        List<Path> different = new ArrayList<>();
        for (Path file : javaFiles(root)) {
            String text = Files.readString(file);
            String formatted = format(file, text);
            if (!formatted.equals(text)) {
                different.add(file);
                if (apply) {
                    Files.writeString(file, formatted);
                }
            }
        }
        return different;
    }

    private String format(Path file, String text) throws IOException {
        try {
            return formatter.formatSourceAndFixImports(text);
        } catch (FormatterException e) {
            throw new IOException(
                    file + ": the formatter fails: " + e.getMessage()
                            + " (it does not know a bare _ in a record pattern yet: write var _)",
                    e);
        }
    }

    private static Set<Path> javaFiles(Path root) throws IOException {
        Set<Path> files = new TreeSet<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                boolean ours = folder.equals(root) || !(name.equals("target") || name.startsWith("."));
                return ours ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.getFileName().toString().endsWith(".java")) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}
