package dev.sinter.frontend.expand.builtin;

import dev.sinter.frontend.expand.tensor.AxisList;
import dev.sinter.frontend.expand.tensor.Reduction;
import dev.sinter.frontend.expand.tensor.Tape;
import dev.sinter.frontend.expand.value.ConstantArray;
import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Refusal;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.Flag;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.op.NotEqual;
import dev.sinter.runtime.DType;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Functions that turn rows of numbers into one number each. Without `axis` they take all axes; argmax and argmin the last. */
final class ReductionBuiltins {
    static final List<Builtin> ALL = List.of(
            reduction(Reduction.SUM, "The sum."),
            reduction(Reduction.PROD, "The product."),
            reduction(
                    Reduction.MAX, "The largest number, NaN if there is one; the gradient of a tie goes to the first."),
            reduction(
                    Reduction.MIN,
                    "The smallest number, NaN if there is one; the gradient of a tie goes to the first."),
            place(
                    Reduction.ARGMAX,
                    "The place of the largest number, of equals the first; a NaN counts as the largest."),
            place(
                    Reduction.ARGMIN,
                    "The place of the smallest number, of equals the first; a NaN counts as the smallest."),
            bools("all", Reduction.MIN, "Whether all are true."),
            bools("any", Reduction.MAX, "Whether at least one is true."));

    private ReductionBuiltins() {}

    private static String doc(String meaning, String x, String name, String condition) {
        return """
            %s
            - x: %s
            - axis: one axis or a list of them; without it all
            - keepdims: whether the axes stay, with size 1; without it they go
            Result: the shape of x without the axes; of numbers known while compiling, such numbers
            Keras: ops.%s
            Example:
                input x: f32[batch, 4]
                output y = %s(x%s, axis: -1)
            """.formatted(meaning, x, name, name, condition);
    }

    private static Builtin reduction(Reduction kind, String meaning) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        return Builtin.of(name + "(x, axis=, keepdims=)", doc(meaning, "numbers", name, ""), request -> {
            if (!request.isTensor("x")) {
                return constant(request, kind);
            }
            Node x = request.tensor("x");
            if (x.type().dtype() == DType.BOOL) {
                Operand operand = request.arg("x");
                String hint = "write `" + request.name() + "(cast(" + operand.text() + ", i32))`";
                throw Refusal.at(operand, "`" + request.name() + "` needs numbers; " + operand.described(), hint);
            }
            return of(request, kind, arithmetic(request, x));
        });
    }

    /** u8 is for storage only. */
    private static Node arithmetic(Request request, Node x) {
        return x.type().dtype() == DType.U8 ? request.tape().cast(x, DType.I32) : x;
    }

    private static Tensor of(Request request, Reduction kind, Node x) {
        List<Integer> axes = request.optional("axis")
                .map(axis -> AxisList.of(axis, x.shape().rank(), x.type().toString()))
                .orElseGet(() -> Tape.allAxes(x.type()));
        return new Tensor(kind.of(request.tape(), x, axes, request.flag("keepdims")));
    }

    private static Value constant(Request request, Reduction kind) {
        ConstantArray array = ConstantArray.of(request.arg("x").value());
        int rank = array.sizes().size();
        List<Integer> axes = request.optional("axis")
                .map(axis -> AxisList.of(axis, rank, request.arg("x").text()))
                .orElseGet(() -> IntStream.range(0, rank).boxed().toList());
        return kind.of(array, axes, request.flag("keepdims")).toValue();
    }

    private static Builtin place(Reduction kind, String meaning) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        String doc = """
            %s
            - x: numbers
            - axis: the axis; without it the last
            Result: i32, the shape of x without the axis
            Keras: ops.%s
            Example:
                input x: f32[batch, 4]
                output y = %s(x)
            """.formatted(meaning, name, name);
        return Builtin.of(name + "(x, axis=)", doc, request -> {
            Operand x = request.arg("x");
            if (x.value() instanceof Tensor tensor) {
                int axis = last(request, tensor.type().shape().rank());
                return new Tensor(kind.of(request.tape(), arithmetic(request, tensor.node()), List.of(axis), false));
            }
            ConstantArray array = ConstantArray.of(x.value());
            return kind.of(array, List.of(last(request, array.sizes().size())), false)
                    .toValue();
        });
    }

    /** The axis that was given, else the last. */
    private static int last(Request request, int rank) {
        Operand x = request.arg("x");
        if (rank == 0) {
            throw Refusal.at(x, "`" + request.name() + "` needs a row of numbers; " + x.described(), "");
        }
        return request.optional("axis")
                .map(a -> AxisList.one(a, rank, x.value().toString()))
                .orElse(rank - 1);
    }

    private static Builtin bools(String name, Reduction kind, String meaning) {
        return Builtin.of(name + "(x, axis=, keepdims=)", doc(meaning, "bools", name, " > 0"), request -> {
            Operand x = request.arg("x");
            if (!request.isTensor("x")) {
                return x.value() instanceof Flag ? x.value() : constant(request, kind);
            }
            if (((Tensor) x.value()).type().dtype() != DType.BOOL) {
                throw Refusal.at(x, "`" + name + "` needs bools; " + x.described(), "write a comparison");
            }
            Tape tape = request.tape();
            Node numbers =
                    of(request, kind, tape.cast(request.tensor("x"), DType.I32)).node();
            return new Tensor(
                    tape.add(new NotEqual(), numbers, tape.broadcast(tape.scalar(0, DType.I32), numbers.shape())));
        });
    }
}
