package dev.sinter.runtime.data;

import java.util.List;

/**
 * What was read for one input of a model.
 *
 * @param values the numbers, first axis the sample
 * @param classNames the words that the numbers stand for, by number, if the file held words; else none
 */
public record Column(NdArray values, List<String> classNames) {
    public Column {
        classNames = List.copyOf(classNames);
    }

    /** Numbers that stand for themselves. */
    static Column of(NdArray values) {
        return new Column(values, List.of());
    }
}
