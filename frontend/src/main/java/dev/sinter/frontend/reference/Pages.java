package dev.sinter.frontend.reference;

import static dev.sinter.frontend.reference.Markdown.code;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Entries as Markdown. */
final class Pages {
    private static final Pattern KERAS = Pattern.compile("([a-z]+\\.[A-Za-z0-9_.]*\\w)(.*)");

    private Pages() {}

    /** The page of a library function. */
    static String function(Entry entry, String group) {
        Markdown page = new Markdown().heading(1, entry.name());
        page.block(entry.doc().text()).model(entry.signature());
        arguments(page, entry);
        result(page, entry);
        if (!entry.doc().formula().isEmpty()) {
            page.block("Formula:").lines(entry.doc().formula());
        }
        kept(page, entry);
        keras(page, entry);
        example(page, entry);
        page.block("Its definition, in `std/" + group + ".model`:").model(entry.source());
        page.block("[All functions](../README.md)");
        return page.toString();
    }

    /** The page of all primitives. */
    static String primitives(List<Group> groups) {
        Markdown page = new Markdown().heading(1, "Primitives");
        page.block("What the language cannot say in itself; everything else is a [library function](README.md) over"
                + " these.");
        for (Group group : groups) {
            page.heading(2, group.title());
            for (Entry entry : group.entries()) {
                page.heading(3, entry.name()).block(entry.doc().text()).model(entry.signature());
                arguments(page, entry);
                result(page, entry);
                keras(page, entry);
                example(page, entry);
            }
        }
        return page.toString();
    }

    /** The page that leads to all others. */
    static String index(List<Group> library, List<Group> primitives) {
        Markdown page = new Markdown().heading(1, "Reference");
        page.block("- [The language](language.md): statements, types, shapes, training\n"
                + "- [Primitives](primitives.md): what the compiler itself knows\n"
                + "- The standard library, below: every function is written in the language, over primitives");
        for (Group group : library) {
            page.heading(
                    2,
                    Character.toUpperCase(group.title().charAt(0))
                            + group.title().substring(1));
            page.block(group.about());
            page.table(
                    List.of("function", "does"),
                    group.entries().stream()
                            .map(entry -> List.of(
                                    "[" + entry.name() + "](std/" + entry.name() + ".md)",
                                    entry.doc().summary()))
                            .toList());
        }
        page.heading(2, "Primitives by name");
        page.block(String.join(
                " ",
                primitives.stream()
                        .flatMap(group -> group.entries().stream())
                        .map(entry -> "[" + entry.name() + "](primitives.md#" + entry.name() + ")")
                        .toList()));
        return page.toString();
    }

    private static void arguments(Markdown page, Entry entry) {
        List<List<String>> rows = new ArrayList<>();
        for (Entry.Argument argument : entry.arguments()) {
            rows.add(List.of(
                    code(argument.name()),
                    code(argument.type()),
                    code(argument.defaultValue()),
                    entry.doc().arguments().getOrDefault(argument.name(), "")));
        }
        page.table(List.of("argument", "type", "default", "meaning"), rows);
    }

    private static void result(Markdown page, Entry entry) {
        List<String> parts = new ArrayList<>();
        if (!entry.result().isEmpty()) {
            parts.add(code(entry.result()));
        }
        entry.doc().result().ifPresent(parts::add);
        if (!parts.isEmpty()) {
            page.block("Result: " + String.join("; ", parts));
        }
    }

    private static void kept(Markdown page, Entry entry) {
        List<List<String>> rows = new ArrayList<>();
        for (Entry.Kept kept : entry.kept()) {
            boolean others = kept.first().isEmpty();
            rows.add(List.of(
                    code(kept.name()),
                    kept.kind(),
                    others ? "[" + kept.type() + "](" + kept.type() + ".md)" : code(kept.type()),
                    code(kept.first())));
        }
        page.table(List.of("keeps", "as", "type", "first value"), rows);
    }

    private static void keras(Markdown page, Entry entry) {
        entry.doc().keras().ifPresent(keras -> {
            Matcher name = KERAS.matcher(keras);
            page.block("In Keras: " + (name.matches() ? code("keras." + name.group(1)) + name.group(2) : keras));
        });
    }

    private static void example(Markdown page, Entry entry) {
        entry.doc().example().ifPresent(example -> page.block("Example:").model(example));
    }
}
