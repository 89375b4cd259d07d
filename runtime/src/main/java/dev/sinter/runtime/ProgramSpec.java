package dev.sinter.runtime;

import java.util.List;

/**
 * One program of a model: {@code predict}, a training step, an evaluation... Its inputs and outputs have arrays of their own in
 * {@link Memory}, inputs first, in the order of these lists.
 *
 * @param name {@code predict}, {@code training.step}
 * @param inputs what is fed before a run
 * @param outputs what can be read after a run
 */
public record ProgramSpec(String name, List<TensorSpec> inputs, List<TensorSpec> outputs) {
    public ProgramSpec {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
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
