package dev.sinter.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One program of a model: {@code predict}, a training step, an evaluation... Its inputs and outputs have arrays of their own in
 * {@link Memory}, inputs first, in the order of these lists.
 *
 * @param name {@code predict}, {@code training.step}
 * @param inputs what is fed before a run
 * @param outputs what can be read after a run
 * @param defaults for each input that need not be fed, the number that fills it
 */
public record ProgramSpec(
        String name, List<TensorSpec> inputs, List<TensorSpec> outputs, Map<String, Double> defaults) {
    public ProgramSpec {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        defaults = Collections.unmodifiableMap(new LinkedHashMap<>(defaults));
    }

    /** A program whose inputs must all be fed. */
    public ProgramSpec(String name, List<TensorSpec> inputs, List<TensorSpec> outputs) {
        this(name, inputs, outputs, Map.of());
    }

    /** The place of an input in {@link Memory}, or -1. */
    public int input(String name) {
        return indexOf(inputs, name);
    }

    /** The place of an output in {@link Memory}, or -1. */
    public int output(String name) {
        int index = indexOf(outputs, name);
        return index < 0 ? -1 : inputs.size() + index;
    }

    private static int indexOf(List<TensorSpec> specs, String name) {
        for (int i = 0; i < specs.size(); i++) {
            if (specs.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
