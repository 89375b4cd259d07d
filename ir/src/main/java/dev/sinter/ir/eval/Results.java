package dev.sinter.ir.eval;

import dev.sinter.ir.op.Store;
import java.util.Map;

/**
 * What a run of a graph gives back: its outputs, and the next values of what is stored. Two runs are equal when all
 * their bits are.
 */
public record Results(Map<String, Tensor> outputs, Map<Store, Map<String, Tensor>> stored) {
    /** The output of that name. */
    public Tensor output(String name) {
        return present(outputs, name);
    }

    /** The next value of a stored tensor. */
    public Tensor stored(Store store, String name) {
        return present(stored.getOrDefault(store, Map.of()), name);
    }

    private static Tensor present(Map<String, Tensor> tensors, String name) {
        if (!tensors.containsKey(name)) {
            throw new IllegalArgumentException("no result " + name + "; there are " + tensors.keySet());
        }
        return tensors.get(name);
    }
}
