package dev.sinter.frontend.reference;

import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A page as it grows: blocks with an empty line between them. */
final class Markdown {
    private final StringJoiner blocks = new StringJoiner("\n\n", "", "\n");

    Markdown block(String text) {
        blocks.add(text.strip());
        return this;
    }

    Markdown heading(int level, String text) {
        return block("#".repeat(level) + " " + text);
    }

    /** Text of the model language. */
    Markdown model(String text) {
        return block("```model\n" + text.strip() + "\n```");
    }

    /** Lines as they are. */
    Markdown lines(List<String> lines) {
        return block("```\n" + String.join("\n", lines) + "\n```");
    }

    /** A table without the columns that hold nothing; nothing when it has no rows. */
    Markdown table(List<String> head, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return this;
        }
        List<Integer> columns = IntStream.range(0, head.size())
                .filter(column -> rows.stream().anyMatch(row -> !row.get(column).isEmpty()))
                .boxed()
                .toList();
        StringBuilder table = new StringBuilder(row(head, columns));
        table.append("| --- ".repeat(columns.size())).append("|\n");
        rows.forEach(row -> table.append(row(row, columns)));
        return block(table.toString());
    }

    private static String row(List<String> cells, List<Integer> columns) {
        return columns.stream()
                .map(column -> cells.get(column).replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** Text of the model language within a line; nothing for nothing. */
    static String code(String text) {
        return text.isEmpty() ? "" : "`" + text.replaceAll("\\s+", " ") + "`";
    }

    @Override
    public String toString() {
        return blocks.toString();
    }
}
