package dev.sinter.frontend.expand.value;

import dev.sinter.frontend.expand.value.Value.Flag;
import dev.sinter.frontend.expand.value.Value.ListOf;
import dev.sinter.frontend.expand.value.Value.Num;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A nested list as a box of numbers, row-major; true is 1. */
public record ConstantArray(List<Integer> sizes, List<Double> numbers, boolean ofFlags) {

    /** The box of a number, a bool, or a regular list of them. */
    public static ConstantArray of(Value value) {
        List<Integer> sizes = new ArrayList<>();
        for (Value at = value; at instanceof ListOf list; at = list.items().get(0)) {
            sizes.add(list.items().size());
            if (list.items().isEmpty()) {
                throw Refusal.of("an empty list is no tensor", "");
            }
        }
        List<Double> numbers = new ArrayList<>();
        collect(value, sizes, 0, numbers);
        return new ConstantArray(List.copyOf(sizes), List.copyOf(numbers), firstLeaf(value) instanceof Flag);
    }

    private static Value firstLeaf(Value value) {
        return value instanceof ListOf list ? firstLeaf(list.items().get(0)) : value;
    }

    private static void collect(Value value, List<Integer> sizes, int depth, List<Double> numbers) {
        switch (value) {
            case ListOf list
            when depth < sizes.size() && list.items().size() == sizes.get(depth) ->
                list.items().forEach(item -> collect(item, sizes, depth + 1, numbers));
            case Num num when depth == sizes.size() && num.isPlain() -> numbers.add(num.number());
            case Flag flag when depth == sizes.size() -> numbers.add(flag.value() ? 1.0 : 0.0);
            default ->
                throw Refusal.of(
                        "the rows of a constant tensor must be equally long and hold numbers; found " + value, "");
        }
    }

    /** Back to nested lists, or to one number. */
    public Value toValue() {
        return nested(0, 0, numbers.size());
    }

    private Value nested(int depth, int from, int count) {
        if (depth == sizes.size()) {
            double number = numbers.get(from);
            return ofFlags ? new Flag(number != 0) : Num.of(number);
        }
        int each = count / sizes.get(depth);
        return new ListOf(IntStream.range(0, sizes.get(depth))
                .mapToObj(i -> nested(depth + 1, from + i * each, each))
                .toList());
    }

    /** Each row along the axes turned into one number; the axes keep the size 1. */
    public ConstantArray reduce(List<Integer> axes, Function<List<Double>, Double> row) {
        List<Integer> after = new ArrayList<>(sizes);
        axes.forEach(axis -> after.set(axis, 1));
        int count = after.stream().reduce(1, (a, b) -> a * b);
        List<List<Double>> rows = IntStream.range(0, count)
                .<List<Double>>mapToObj(_ -> new ArrayList<>())
                .toList();
        for (int i = 0; i < numbers.size(); i++) {
            int target = 0;
            int rest = i;
            int stride = 1;
            for (int axis = sizes.size() - 1; axis >= 0; axis--) {
                int at = rest % sizes.get(axis);
                rest /= sizes.get(axis);
                target += (axes.contains(axis) ? 0 : at) * stride;
                stride *= after.get(axis);
            }
            rows.get(target).add(numbers.get(i));
        }
        return new ConstantArray(List.copyOf(after), rows.stream().map(row).toList(), ofFlags);
    }

    /** The same numbers in another shape of the same size. */
    public ConstantArray reshaped(List<Integer> shape) {
        return new ConstantArray(List.copyOf(shape), numbers, ofFlags);
    }
}
