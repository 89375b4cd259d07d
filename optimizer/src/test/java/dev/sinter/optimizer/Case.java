package dev.sinter.optimizer;

import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.text.GraphParser;
import dev.sinter.ir.text.GraphText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One file of {@code src/test/cases}: a comment, a graph, a line {@code =>}, and the graph that one pass makes of it, or {@code same}.
 *
 * @param comment the lines that begin with #
 * @param expected the text below the arrow
 */
record Case(Path file, String comment, Graph before, String expected) {
    private static final String ARROW = "=>\n";
    private static final String SAME = "same\n";

    /** All cases of a pass, in the order of their names. */
    static List<Case> of(String pass) {
        Path folder = Path.of("src/test/cases", pass);
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(Case::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case read(Path file) {
        try {
            String text = Files.readString(file);
            int graph = text.indexOf("\ngraph ") + 1;
            int arrow = text.indexOf(ARROW);
            String after = text.substring(arrow + ARROW.length());
            return new Case(file, text.substring(0, graph), GraphParser.parse(text.substring(graph, arrow)), after);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands below the arrow when a pass makes this graph. */
    String lowerHalf(Graph after) {
        return after == before ? SAME : GraphText.print(after);
    }

    /** Writes the file anew with what the pass makes now. */
    void bless(Graph after) {
        try {
            Files.writeString(file, comment + GraphText.print(before) + ARROW + lowerHalf(after));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }
}
