package dev.sinter.ir.eval;

import dev.sinter.ir.op.Store;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * All that a run of a graph is given: tensors fed by name, what the stores hold, seed and step. Immutable: {@code
 * Inputs.NONE.with("x", x).with(Store.WEIGHTS, "w", w)}.
 */
public record Inputs(Map<String, Tensor> fed, Map<Store, Map<String, Tensor>> stored, long seed, long step) {
    public static final Inputs NONE = new Inputs(Map.of(), Map.of(), 0, 0);

    public Inputs {
        fed = new LinkedHashMap<>(fed);
        Map<Store, Map<String, Tensor>> copy = new EnumMap<>(Store.class);
        stored.forEach((store, tensors) -> copy.put(store, new LinkedHashMap<>(tensors)));
        stored = copy;
    }

    /** These and one more fed tensor. */
    public Inputs with(String name, Tensor tensor) {
        Inputs copy = new Inputs(fed, stored, seed, step);
        copy.fed.put(name, tensor);
        return copy;
    }

    /** These and one more stored tensor. */
    public Inputs with(Store store, String name, Tensor tensor) {
        Inputs copy = new Inputs(fed, stored, seed, step);
        copy.stored.computeIfAbsent(store, _ -> new LinkedHashMap<>()).put(name, tensor);
        return copy;
    }

    /** These, with what a run has stored. */
    public Inputs with(Results results) {
        Inputs copy = new Inputs(fed, stored, seed, step);
        results.stored()
                .forEach((store, tensors) -> copy.stored
                        .computeIfAbsent(store, _ -> new LinkedHashMap<>())
                        .putAll(tensors));
        return copy;
    }

    public Inputs seed(long other) {
        return new Inputs(fed, stored, other, step);
    }

    public Inputs step(long other) {
        return new Inputs(fed, stored, seed, other);
    }

    Tensor fed(String name) {
        return present(fed.get(name), "input " + name);
    }

    Tensor stored(Store store, String name) {
        return present(stored.getOrDefault(store, Map.of()).get(name), name(store, name));
    }

    static String name(Store store, String name) {
        return store.name().toLowerCase(Locale.ROOT) + " " + name;
    }

    private static Tensor present(Tensor tensor, String what) {
        if (tensor == null) {
            throw new IllegalArgumentException(what + " is not given");
        }
        return tensor;
    }
}
