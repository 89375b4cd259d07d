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
            reduction(Reduction.SUM),
            reduction(Reduction.PROD),
            reduction(Reduction.MAX),
            reduction(Reduction.MIN),
            place(Reduction.ARGMAX),
            place(Reduction.ARGMIN),
            bools("all", Reduction.MIN),
            bools("any", Reduction.MAX));

    private ReductionBuiltins() {}

    private static Builtin reduction(Reduction kind) {
        return Builtin.of(kind.name().toLowerCase(Locale.ROOT) + "(x, axis=, keepdims=)", request -> {
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

    private static Builtin place(Reduction kind) {
        return Builtin.of(kind.name().toLowerCase(Locale.ROOT) + "(x, axis=)", request -> {
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

    private static Builtin bools(String name, Reduction kind) {
        return Builtin.of(name + "(x, axis=, keepdims=)", request -> {
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
