package dev.sinter.frontend.expand.builtin;

import dev.sinter.frontend.expand.value.Callable;
import dev.sinter.frontend.expand.value.Refusal;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All primitives by name. */
public final class Builtins {
    /** Names of the language whose operation does not exist yet, with what they take. */
    private static final List<String> NOT_YET = List.of("scan(fn cell, x, first, axis=)", "shuffle(x)");

    private static final Map<String, Callable> ALL = all();

    private Builtins() {}

    private static Map<String, Callable> all() {
        Map<String, Callable> all = new LinkedHashMap<>();
        Stream.of(
                        PointwiseBuiltins.ALL,
                        ReductionBuiltins.ALL,
                        ArrangementBuiltins.ALL,
                        PartBuiltins.ALL,
                        WindowBuiltins.ALL,
                        OrderBuiltins.ALL,
                        RandomBuiltins.ALL,
                        QueryBuiltins.ALL,
                        GradientBuiltins.ALL,
                        NOT_YET.stream().map(Builtins::notYet).toList())
                .flatMap(List::stream)
                .forEach(builtin -> all.put(builtin.name(), builtin));
        return Collections.unmodifiableMap(all);
    }

    private static Builtin notYet(String signature) {
        return Builtin.of(signature, request -> {
            throw Refusal.of("`" + request.name() + "` is not available yet", "");
        });
    }

    public static Optional<Callable> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    public static Collection<String> names() {
        return ALL.keySet();
    }
}
