package dev.sinter.frontend.expand.value;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an expression means while compiling: a tensor of the graph, or something known already. */
public sealed interface Value {
    /** A value that is computed when the program runs. */
    record Tensor(Node node) implements Value {
        public TensorType type() {
            return node.type();
        }

        @Override
        public String toString() {
            return type().toString();
        }
    }

    /** A number times a power of {@code batch}: {@code 28 * batch} is (28, 1), a plain number has the power 0. */
    record Num(double number, int batches) implements Value {
        public static Num of(double number) {
            return new Num(number, 0);
        }

        public static Num of(Dim dim) {
            return new Num(dim.count(), dim.batch() ? 1 : 0);
        }

        public boolean isPlain() {
            return batches == 0;
        }

        public boolean isWhole() {
            return number == Math.rint(number) && !Double.isInfinite(number);
        }

        @Override
        public String toString() {
            String text = isWhole() && Math.abs(number) < 1e15 ? Long.toString((long) number) : Double.toString(number);
            return switch (batches) {
                case 0 -> text;
                case 1 -> number == 1 ? "batch" : text + " * batch";
                default -> text + " * batch ^ " + batches;
            };
        }
    }

    record Flag(boolean value) implements Value {
        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }

    record Text(String value) implements Value {
        @Override
        public String toString() {
            return '"' + value + '"';
        }
    }

    /** A list: of numbers it is a shape or a constant tensor, whichever is wanted. */
    record ListOf(List<Value> items) implements Value {
        public ListOf {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return items.stream().map(Value::toString).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /** A number that fills a shape; like any constant it has no dtype until it meets a tensor. */
    record Filled(Num number, Shape shape) implements Value {
        @Override
        public String toString() {
            return number + " in " + shape;
        }
    }

    /** A dtype, {@code f32}. */
    record Kind(DType dtype) implements Value {
        @Override
        public String toString() {
            return dtype.text();
        }
    }

    /**
     * A function, some of whose arguments may be given already.
     *
     * @param shared the path of its parameters when it is a {@code layer}, so that all calls use the same ones
     */
    record Function(Callable callable, Map<String, Given> given, Optional<String> shared) implements Value {
        public static Function of(Callable callable) {
            return new Function(callable, Map.of(), Optional.empty());
        }

        @Override
        public String toString() {
            return "function " + callable.name();
        }
    }

    /** Several values that one call returned; only a {@code let} with as many names takes them. The names are a suggestion. */
    record Several(List<Value> values, List<String> names) implements Value {
        public Several {
            values = List.copyOf(values);
            names = List.copyOf(names);
        }

        @Override
        public String toString() {
            return values.size() + " values";
        }
    }

    /** What a mistake leaves behind; whatever is computed from it is unknown too and says nothing more. */
    enum Unknown implements Value {
        UNKNOWN;

        @Override
        public String toString() {
            return "unknown";
        }
    }

    Value UNKNOWN = Unknown.UNKNOWN;

    default boolean isUnknown() {
        return this == UNKNOWN;
    }

    /** True for what is known while compiling and can stand in arithmetic. */
    default boolean isConstant() {
        return switch (this) {
            case Num _, Flag _, Filled _ -> true;
            case ListOf list -> list.items.stream().allMatch(Value::isConstant);
            case Tensor _, Text _, Kind _, Function _, Several _, Unknown _ -> false;
        };
    }
}
