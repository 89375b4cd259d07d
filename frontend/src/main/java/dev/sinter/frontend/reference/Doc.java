package dev.sinter.frontend.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What stands beside a function, by its parts. A part begins with its word and goes on until the next:
 *
 * <pre>
 * What it does, in a sentence. What else there is to say.
 * - x: what the argument means
 * Formula: y = ...
 * Result: its shape, where the types do not say it
 * Keras: layers.Dense
 * Example:
 *     output y = ...
 * </pre>
 *
 * @param text what it does, the first sentence for itself
 * @param arguments what each argument means, in the order of the text
 * @param parts the other parts by their words
 */
record Doc(String text, Map<String, String> arguments, Map<String, List<String>> parts) {
    private static final Pattern ARGUMENT = Pattern.compile("- (\\w+): (.*)");
    private static final Pattern PART = Pattern.compile("(Formula|Result|Keras|Example):(.*)");
    private static final String FORMULA = "Formula";
    private static final String EXAMPLE = "Example";

    static Doc of(String lines) {
        List<String> text = new ArrayList<>();
        Map<String, List<String>> arguments = new LinkedHashMap<>();
        Map<String, List<String>> parts = new LinkedHashMap<>();
        List<String> current = text;
        for (String line : lines.lines().toList()) {
            Matcher argument = ARGUMENT.matcher(line);
            Matcher part = PART.matcher(line);
            if (current != parts.get(EXAMPLE) && argument.matches()) {
                current = begun(arguments, argument);
            } else if (current != parts.get(EXAMPLE) && part.matches()) {
                current = begun(parts, part);
            } else {
                current.add(line);
            }
        }
        Map<String, String> meanings = new LinkedHashMap<>();
        arguments.forEach((name, meaning) -> meanings.put(name, joined(meaning)));
        return new Doc(joined(text), meanings, parts);
    }

    private static List<String> begun(Map<String, List<String>> all, Matcher head) {
        List<String> lines = new ArrayList<>();
        if (!head.group(2).isBlank()) {
            lines.add(head.group(2).strip());
        }
        all.put(head.group(1), lines);
        return lines;
    }

    private static String joined(List<String> lines) {
        return lines.stream().map(String::strip).collect(Collectors.joining(" "));
    }

    /** The first sentence. */
    String summary() {
        return text.split("(?<=\\.) ", 2)[0];
    }

    /** The formula's lines; none when nothing is computed. */
    List<String> formula() {
        return parts.getOrDefault(FORMULA, List.of());
    }

    Optional<String> result() {
        return Optional.ofNullable(parts.get("Result")).map(Doc::joined);
    }

    /** The name of the counterpart in Keras, maybe with a remark. */
    Optional<String> keras() {
        return Optional.ofNullable(parts.get("Keras")).map(Doc::joined);
    }

    /** A whole file: what stands there, or a model around the statements that stand there. */
    Optional<String> example() {
        List<String> lines = parts.getOrDefault(EXAMPLE, List.of());
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String body = String.join("\n", lines).stripIndent().strip();
        boolean whole = body.lines().anyMatch(line -> line.startsWith("model "));
        return Optional.of(whole ? body : "model Example {\n" + body.indent(4) + "}");
    }
}
