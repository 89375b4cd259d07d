package dev.sinter.frontend.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The door of the reference.
 *
 * <pre>{@code
 * Reference.pages()       // README.md, primitives.md, std/dense.md ...
 * }</pre>
 */
public final class Reference {
    private Reference() {}

    /** The text of each page by its path. */
    public static Map<String, String> pages() {
        List<Group> library = StandardGroups.all();
        List<Group> primitives = PrimitiveGroups.all();
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("README.md", Pages.index(library, primitives));
        pages.put("primitives.md", Pages.primitives(primitives));
        for (Group group : library) {
            for (Entry entry : group.entries()) {
                pages.put("std/" + entry.name() + ".md", Pages.function(entry, group.title()));
            }
        }
        return pages;
    }

    /** The example of each function by the function's name: a file that compiles. */
    public static Map<String, String> examples() {
        Map<String, String> examples = new LinkedHashMap<>();
        all().forEach(entry -> entry.doc().example().ifPresent(example -> examples.put(entry.name(), example)));
        return examples;
    }

    /** What the text beside a function leaves out, or says of no argument that it has: a line for each. */
    public static List<String> gaps() {
        return all().flatMap(entry -> gaps(entry).stream()).toList();
    }

    private static Stream<Entry> all() {
        return Stream.concat(StandardGroups.all().stream(), PrimitiveGroups.all().stream())
                .flatMap(group -> group.entries().stream());
    }

    private static List<String> gaps(Entry entry) {
        List<String> gaps = new ArrayList<>();
        List<String> arguments =
                entry.arguments().stream().map(Entry.Argument::name).toList();
        List<String> told = List.copyOf(entry.doc().arguments().keySet());
        if (!told.equals(arguments)) {
            gaps.add("its arguments are " + arguments + ", but the text is about " + told);
        }
        if (entry.doc().text().isEmpty()) {
            gaps.add("nothing says what it does");
        }
        if (entry.doc().keras().isEmpty()) {
            gaps.add("`Keras:` is missing; `none` is an answer");
        }
        if (entry.result().isEmpty() && entry.doc().result().isEmpty()) {
            gaps.add("neither a type nor `Result:` says what comes out");
        }
        if (!entry.source().isEmpty() && entry.doc().formula().isEmpty()) {
            gaps.add("`Formula:` is missing");
        }
        if (entry.doc().example().isEmpty()) {
            gaps.add("`Example:` is missing");
        }
        return gaps.stream().map(gap -> entry.name() + ": " + gap).toList();
    }
}
