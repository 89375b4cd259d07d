package dev.sinter.runtime.data;

import dev.sinter.runtime.DType;
import dev.sinter.runtime.InvalidInputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Cells that are words, each standing for a class number: its place among the names given, or else in sorted order. */
final class CsvWords implements CsvCells {
    private final DType dtype;
    private final boolean open;
    private final List<String> words;
    private final Map<String, Integer> numbers = new HashMap<>();
    private int[] classes = new int[1 << 8];
    private int size;

    CsvWords(DType dtype, List<String> classNames) {
        this.dtype = dtype;
        open = classNames.isEmpty();
        words = new ArrayList<>(classNames);
        for (int i = 0; i < words.size(); i++) {
            numbers.putIfAbsent(words.get(i), i);
        }
    }

    @Override
    public String add(CsvRows rows, int cell) {
        String word = rows.cell(cell);
        if (open && !numbers.containsKey(word)) {
            numbers.put(word, words.size());
            words.add(word);
        }
        Integer number = numbers.get(word);
        if (number == null) {
            return "expected one of " + NearestName.listed(words);
        }
        if (size == classes.length) {
            classes = (int[]) Numbers.resize(DType.I32, classes, NdArray.count(new int[] {2, size}));
        }
        classes[size++] = number;
        return "";
    }

    @Override
    public Column finish(int columns) {
        List<String> names = open ? List.copyOf(new TreeSet<>(words)) : words;
        if (names.size() - 1 > Conversion.greatest(dtype)) {
            throw new InvalidInputException("has " + names.size() + " different words in one column, more than " + dtype
                    + " can number; declare the input as i32");
        }
        int[] byWord = new int[words.size()];
        for (int i = 0; i < byWord.length; i++) {
            byWord[numbers.get(names.get(i))] = i;
        }
        int[] result = new int[size];
        for (int i = 0; i < size; i++) {
            result[i] = byWord[classes[i]];
        }
        return new Column(NdArray.of(result, size).as("", dtype), names);
    }
}
