package dev.sinter.frontend.expand.scope;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The names of one block; blocks see outward. */
public final class Scope {
    private final Optional<Scope> outer;
    private final Map<String, Binding> names = new LinkedHashMap<>();

    public Scope() {
        outer = Optional.empty();
    }

    public Scope(Scope outer) {
        this.outer = Optional.of(outer);
    }

    public Optional<Binding> find(String name) {
        Binding own = names.get(name);
        return own != null ? Optional.of(own) : outer.flatMap(scope -> scope.find(name));
    }

    public void declare(String name, Binding binding) {
        names.put(name, binding);
    }
}
