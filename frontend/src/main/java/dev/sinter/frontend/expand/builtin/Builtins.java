package dev.sinter.frontend.expand.builtin;

import dev.sinter.frontend.expand.value.Callable;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All primitives by name. */
public final class Builtins {
    private static final Map<String, List<Builtin>> GROUPS = grouped();
    private static final Map<String, Callable> ALL = all();

    private Builtins() {}

    private static Map<String, List<Builtin>> grouped() {
        Map<String, List<Builtin>> groups = new LinkedHashMap<>();
        groups.put("Element by element", PointwiseBuiltins.ALL);
        groups.put("Reductions", ReductionBuiltins.ALL);
        groups.put("Shapes", ArrangementBuiltins.ALL);
        groups.put("Parts", PartBuiltins.ALL);
        groups.put("Windows", WindowBuiltins.ALL);
        groups.put("Order", OrderBuiltins.ALL);
        groups.put("Random numbers", RandomBuiltins.ALL);
        groups.put("Known while compiling", QueryBuiltins.ALL);
        groups.put("Gradients", GradientBuiltins.ALL);
        return Collections.unmodifiableMap(groups);
    }

    private static Map<String, Callable> all() {
        Map<String, Callable> all = new LinkedHashMap<>();
        GROUPS.values().stream().flatMap(List::stream).forEach(builtin -> all.put(builtin.name(), builtin));
        return Collections.unmodifiableMap(all);
    }

    /** The primitives, by what they are for. */
    public static Map<String, List<Builtin>> groups() {
        return GROUPS;
    }

    public static Optional<Callable> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    public static Collection<String> names() {
        return ALL.keySet();
    }
}
