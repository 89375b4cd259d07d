package dev.sinter.frontend.expand.builtin;

import dev.sinter.frontend.expand.tensor.Conversion;
import dev.sinter.frontend.expand.tensor.Sizes;
import dev.sinter.frontend.expand.tensor.Tape;
import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Refusal;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.Flag;
import dev.sinter.frontend.expand.value.Value.Function;
import dev.sinter.frontend.expand.value.Value.Kind;
import dev.sinter.frontend.expand.value.Value.ListOf;
import dev.sinter.frontend.expand.value.Value.Num;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.frontend.expand.value.Value.Text;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.op.CheckIndex;
import dev.sinter.ir.op.Input;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.stream.IntStream;

/** What is known of values while compiling. */
final class QueryBuiltins {
    static final List<Builtin> ALL = List.of(
            Builtin.of("len(list)", """
                How many items a list has.
                - list: a list
                Result: a number known while compiling
                Keras: none; Python has len
                Example:
                    const units = [300, 100]

                    model Example {
                        input x: f32[batch, 4]
                        output y = dense(x, units: len(units))
                    }
                """, QueryBuiltins::len),
            Builtin.of("range(start, stop?)", """
                Whole numbers one after the other.
                - start: the first number; alone, how many from 0 on
                - stop: the number behind the last
                Result: a list known while compiling
                Keras: none; Python has range
                Example:
                    input x: f32[batch, 4]
                    var h = x
                    for i in range(3) {
                        update h = dense(h, units: 8 + i, activation: relu)
                    }
                    output y = h
                """, QueryBuiltins::range),
            Builtin.of("rank(x)", """
                How many axes a tensor has.
                - x: a tensor or a constant
                Result: a number known while compiling
                Keras: ops.ndim
                Example:
                    input x: f32[batch, 4]
                    output y = x / rank(x)
                """, request -> Num.of(shape(request).rank())),
            Builtin.of("shape(x)", """
                The sizes of a tensor.
                - x: a tensor or a constant
                Result: a list known while compiling, in which `batch` may stand
                Keras: ops.shape
                Example:
                    input x: f32[batch, 4]
                    output y = x + zeros(shape(x))
                """, request -> Sizes.list(shape(request).dims())),
            Builtin.of("size(x)", """
                How many elements a tensor has.
                - x: a tensor or a constant
                Result: a number, or a number times `batch`
                Keras: ops.size
                Example:
                    input x: f32[batch, 4]
                    output y = sum(x) / size(x)
                """, request -> Num.of(shape(request).size())),
            Builtin.of("dtype(x)", """
                The dtype of a tensor, to compare or to cast to.
                - x: a tensor
                Result: f32, f64, i32, i64, u8 or bool
                Keras: none; a tensor has the field dtype
                Example:
                    input x: f32[batch, 4]
                    input n: i32[batch, 4]
                    output y = x * cast(n, dtype(x))
                """, QueryBuiltins::dtype),
            Builtin.of("pair(x)", """
                A list of two: a list of two as it is, a number twice.
                - x: a number, or a list of two items
                Result: a list known while compiling
                Keras: none
                Example:
                    input image: f32[batch, 8, 8, 1]
                    output y = window_max(image, pair(2), strides: pair(2))
                """, QueryBuiltins::pair),
            Builtin.of("params(pattern)", """
                The parameters whose paths match a pattern, in the order of the paths; at least one.
                - pattern: text in quotes in which `*` stands for any text
                Result: a list of tensors
                Keras: none; a model has trainable_weights
                Example:
                    input x: f32[batch, 4]
                    output y = dense(x, units: 2)
                    training {
                        input target: f32[batch, 2]
                        loss mean(mse(y, target)) + l2(params("*.kernel"), 0.01)
                        optimizer sgd()
                    }
                """, QueryBuiltins::params),
            Builtin.of("produced_by(x, fn function)", """
                Whether the innermost function that made a tensor is the given one. With it a function refuses what has already been
                through softmax.
                - x: a value
                - function: the name of a function
                Result: true or false, known while compiling
                Keras: none
                Example:
                    fn log_of(p: float[..s]) -> float[..s] {
                        require produced_by(p, softmax), "pass probabilities"
                        return log(p)
                    }

                    model Example {
                        input x: f32[batch, 4]
                        output y = log_of(softmax(x))
                    }
                """, QueryBuiltins::producedBy),
            Builtin.of("check_index(x, limit)", """
                Whole numbers as they are, each found to be a class number before anything is changed: one outside 0 <= x < limit
                stops the step with an error that names the sample.
                - x: whole numbers
                - limit: how many classes there are
                Result: the type of x
                Keras: none
                Example:
                    input label: u8[batch]
                    output y = one_hot(check_index(label, 10), 10)
                """, QueryBuiltins::checkIndex));
    private static final int LONGEST_RANGE = 100_000;

    private QueryBuiltins() {}

    private static Value len(Request request) {
        Operand list = request.arg("list");
        if (list.value() instanceof ListOf items) {
            return Num.of(items.items().size());
        }
        throw Refusal.at(list, "`len` wants a list; " + list.described(), "the sizes of a tensor are `shape(x)`");
    }

    private static Value range(Request request) {
        boolean two = request.optional("stop").isPresent();
        int from = two ? request.whole("start") : 0;
        int to = request.whole(two ? "stop" : "start");
        if (to - from > LONGEST_RANGE) {
            throw Refusal.of("a range of " + (to - from) + " numbers is too long to unroll", "");
        }
        return new ListOf(IntStream.range(from, Math.max(from, to))
                .<Value>mapToObj(Num::of)
                .toList());
    }

    private static Shape shape(Request request) {
        Operand x = request.arg("x");
        if (x.value() instanceof Tensor tensor) {
            return tensor.type().shape();
        }
        if (x.value().isConstant()) {
            return Conversion.shape(x.value());
        }
        throw Refusal.at(x, "`" + request.name() + "` wants a tensor; " + x.described(), "");
    }

    private static Value dtype(Request request) {
        Operand x = request.arg("x");
        return switch (x.value()) {
            case Tensor tensor -> new Kind(tensor.type().dtype());
            case Flag _ -> new Kind(DType.BOOL);
            default -> throw Refusal.at(x, x.text() + " is a constant, which takes the dtype of what it meets", "");
        };
    }

    private static Value pair(Request request) {
        Operand x = request.arg("x");
        if (x.value() instanceof Num) {
            return new ListOf(List.of(x.value(), x.value()));
        }
        if (x.value() instanceof ListOf list && list.items().size() == 2) {
            return list;
        }
        throw Refusal.at(x, "one number or two are wanted; " + x.described(), "");
    }

    private static Value params(Request request) {
        Operand pattern = request.arg("pattern");
        if (!(pattern.value() instanceof Text text)) {
            throw Refusal.at(
                    pattern,
                    "`params` wants a pattern in quotes; found " + pattern.value(),
                    "write `params(\"*.kernel\")`");
        }
        List<Value> found = request.surroundings().parameters(text.value());
        if (found.isEmpty()) {
            List<String> all = request.surroundings().paths();
            String hint = all.isEmpty() ? "there are none so far" : "there are " + String.join(", ", all);
            throw Refusal.at(pattern, "no parameter matches " + text, hint);
        }
        return new ListOf(found);
    }

    /** Whether the innermost function that made a tensor is that one. */
    private static Value producedBy(Request request) {
        String wanted = ((Function) request.arg("function").value()).callable().name();
        return new Flag(request.arg("x").value() instanceof Tensor tensor
                && request.tape()
                        .producer(tensor.node())
                        .map(Tape.Producer::function)
                        .filter(wanted::equals)
                        .isPresent());
    }

    /** The same whole numbers, each found to be in 0 <= x < limit before anything is changed. */
    private static Value checkIndex(Request request) {
        Node x = request.tensor("x");
        Operand operand = request.arg("x");
        if (!x.type().dtype().isInteger()) {
            throw Refusal.at(operand, "class numbers are integers; " + operand.described(), "");
        }
        String what = x.op() instanceof Input input ? input.name() : operand.text();
        return new Tensor(request.tape().add(new CheckIndex(request.whole("limit"), what), x));
    }
}
