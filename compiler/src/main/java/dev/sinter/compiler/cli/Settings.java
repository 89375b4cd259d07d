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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values given by {@code --set name=value}: a number, a JSON array, {@code true} or {@code false}, or {@code @file.npy}. */
final class Settings {
    private Settings() {}

    static Map<String, NdArray> read(Map<String, String> words, ProgramSpec program) {
        Map<String, NdArray> values = new LinkedHashMap<>();
        words.forEach((name, text) -> values.put(name, value(DataArguments.input(program, name, "--set"), text)));
        return values;
    }

    private static NdArray value(TensorSpec input, String text) {
        if (text.startsWith("@")) {
            return Npy.read(Path.of(text.substring(1)));
        }
        List<Double> numbers = new ArrayList<>();
        List<Integer> shape = new ArrayList<>();
        try {
            flatten(Json.parse(text), 0, shape, numbers);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(
                    "--set " + input.name() + ": expected a number, a JSON array or @file.npy, found " + text + " (" + e.getMessage() + ")", e);
        }
        return array(input, numbers, shape.stream().mapToInt(i -> i).toArray());
    }

    private static void flatten(Object json, int depth, List<Integer> shape, List<Double> numbers) {
        if (json instanceof List<?> items) {
            if (shape.size() == depth) {
                if (!numbers.isEmpty()) {
                    throw new InvalidInputException("rows of different depth");
                }
                shape.add(items.size());
            } else if (shape.get(depth) != items.size()) {
                throw new InvalidInputException("rows of " + shape.get(depth) + " and of " + items.size() + " numbers");
            }
            items.forEach(item -> flatten(item, depth + 1, shape, numbers));
        } else if (depth != shape.size()) {
            throw new InvalidInputException("rows of different depth");
        } else {
            numbers.add(
                    switch (json) {
                        case Double number -> number;
                        case Boolean truth -> truth ? 1.0 : 0.0;
                        default -> throw new InvalidInputException(json + " is not a number");
                    });
        }
    }

    private static NdArray array(TensorSpec input, List<Double> numbers, int[] shape) {
        DType dtype = input.dtype();
        int n = numbers.size();
        float[] floats = new float[dtype == DType.F32 ? n : 0];
        double[] doubles = new double[dtype == DType.F64 ? n : 0];
        long[] whole = new long[dtype.isFloat() ? 0 : n];
        for (int i = 0; i < n; i++) {
            double number = numbers.get(i);
            if (!dtype.isFloat() && number != Math.rint(number)) {
                throw new InvalidInputException("--set " + input.name() + ": " + number + " is not a whole number, and the input is " + input);
            }
            switch (dtype) {
                case F32 -> floats[i] = (float) number;
                case F64 -> doubles[i] = number;
                default -> whole[i] = (long) number;
            }
        }
        return switch (dtype) {
            case F32 -> NdArray.of(floats, shape);
            case F64 -> NdArray.of(doubles, shape);
            case BOOL -> bools(input, whole, shape);
            default -> NdArray.of(whole, shape).reshape(shape);
        };
    }

    private static NdArray bools(TensorSpec input, long[] values, int[] shape) {
        byte[] bools = new byte[values.length];
        for (int i = 0; i < bools.length; i++) {
            if (values[i] != 0 && values[i] != 1) {
                throw new InvalidInputException("--set " + input.name() + ": " + values[i] + " is not true, false, 1 or 0");
            }
            bools[i] = (byte) values[i];
        }
        return NdArray.ofBools(bools, shape);
    }
}
