package dev.sinter.compiler.cli;

import dev.sinter.runtime.DType;
import dev.sinter.runtime.InvalidInputException;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.TensorSpec;
import dev.sinter.runtime.data.NdArray;
import dev.sinter.runtime.data.Npy;
import dev.sinter.runtime.file.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values given by {@code --set name=value}: a number, a JSON array, {@code true} or {@code false}, or {@code @file.npy}. */
final class Settings {
    static final String FORM = "NAME=VALUE";
    static final String DESCRIPTION = "a value for an input: a number, a JSON array, or @file.npy";
    private static final double MOST_EXACT = 0x1p53;

    private Settings() {}

    static Map<String, NdArray> read(Map<String, String> words, ProgramSpec program) {
        Map<String, NdArray> values = new LinkedHashMap<>();
        words.forEach((name, text) -> {
            TensorSpec input = DataArguments.input(program, name, "--set");
            values.put(name, bySample(input, value(input, text)));
        });
        return values;
    }

    /** A value with the shape of one sample is one sample. */
    private static NdArray bySample(TensorSpec input, NdArray value) {
        int[] one = input.shape(1);
        boolean sample = input.batched() && Arrays.equals(value.shape(), Arrays.copyOfRange(one, 1, one.length));
        return sample ? value.reshape(one) : value;
    }

    private static NdArray value(TensorSpec input, String text) {
        if (text.startsWith("@")) {
            return Npy.read(Path.of(text.substring(1)));
        }
        if (input.words().contains(text)) {
            return NdArray.of(new int[] {input.words().indexOf(text)});
        }
        List<Double> numbers = new ArrayList<>();
        List<Integer> shape = new ArrayList<>();
        try {
            flatten(Json.parse(text), 0, shape, numbers, input.words());
        } catch (InvalidInputException e) {
            throw new InvalidInputException(
                    "--set " + input.name() + ": expected a number, a JSON array or @file.npy, found " + text + " ("
                            + e.getMessage() + ")",
                    e);
        }
        return array(input, numbers, shape.stream().mapToInt(i -> i).toArray());
    }

    private static void flatten(Object json, int depth, List<Integer> shape, List<Double> numbers, List<String> words) {
        if (json instanceof List<?> items) {
            if (shape.size() == depth) {
                if (!numbers.isEmpty()) {
                    throw new InvalidInputException("rows of different depth");
                }
                shape.add(items.size());
            } else if (shape.get(depth) != items.size()) {
                throw new InvalidInputException("rows of " + shape.get(depth) + " and of " + items.size() + " numbers");
            }
            items.forEach(item -> flatten(item, depth + 1, shape, numbers, words));
        } else if (depth != shape.size()) {
            throw new InvalidInputException("rows of different depth");
        } else {
            numbers.add(
                    switch (json) {
                        case Double number -> number;
                        case Boolean truth -> truth ? 1.0 : 0.0;
                        case String word when words.contains(word) -> (double) words.indexOf(word);
                        default -> throw new InvalidInputException(json + " is not a number");
                    });
        }
    }

    private static NdArray array(TensorSpec input, List<Double> numbers, int[] shape) {
        double[] doubles = numbers.stream().mapToDouble(n -> n).toArray();
        if (input.dtype().isFloat()) {
            return NdArray.of(doubles, shape);
        }
        long[] whole = new long[doubles.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (long) doubles[i];
            if (whole[i] != doubles[i] || Math.abs(doubles[i]) > MOST_EXACT) {
                throw new InvalidInputException("--set " + input.name() + ": the input is " + input
                        + ", and these digits are not a whole number up to 2^53; larger ones can come from @file.npy");
            }
        }
        return input.dtype() == DType.BOOL ? bools(input, whole, shape) : NdArray.of(whole, shape);
    }

    private static NdArray bools(TensorSpec input, long[] values, int[] shape) {
        byte[] bools = new byte[values.length];
        for (int i = 0; i < bools.length; i++) {
            if (values[i] != 0 && values[i] != 1) {
                throw new InvalidInputException(
                        "--set " + input.name() + ": " + values[i] + " is not true, false, 1 or 0");
            }
            bools[i] = (byte) values[i];
        }
        return NdArray.ofBools(bools, shape);
    }
}
