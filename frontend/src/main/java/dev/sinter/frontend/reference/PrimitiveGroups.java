package dev.sinter.frontend.reference;

import dev.sinter.frontend.expand.builtin.Builtin;
import dev.sinter.frontend.expand.builtin.Builtins;
import dev.sinter.frontend.expand.value.Formal;
import java.util.List;
import java.util.stream.Collectors;

/** The primitives that exist: a group for each of their tables. */
final class PrimitiveGroups {
    private PrimitiveGroups() {}

    static List<Group> all() {
        return Builtins.groups().entrySet().stream()
                .map(group -> new Group(
                        group.getKey(),
                        "",
                        group.getValue().stream().map(PrimitiveGroups::entry).toList()))
                .toList();
    }

    private static Entry entry(Builtin builtin) {
        String arguments =
                builtin.formals().stream().map(PrimitiveGroups::written).collect(Collectors.joining(", ", "(", ")"));
        return new Entry(
                builtin.name(),
                builtin.name() + arguments,
                builtin.formals().stream().map(PrimitiveGroups::argument).toList(),
                "",
                List.of(),
                Doc.of(builtin.doc()),
                "");
    }

    private static String written(Formal formal) {
        return formal.name() + (formal.required() ? "" : formal.byPlace() ? " or nothing" : ": ..");
    }

    private static Entry.Argument argument(Formal formal) {
        return new Entry.Argument(
                formal.name(), formal.function() ? "fn" : "", formal.required() ? "" : "may be left out");
    }
}
