package dev.sinter.frontend.expand.builtin;

import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.ast.Item;
import dev.sinter.frontend.expand.tensor.AxisList;
import dev.sinter.frontend.expand.tensor.Conversion;
import dev.sinter.frontend.expand.tensor.Sizes;
import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Refusal;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.Filled;
import dev.sinter.frontend.expand.value.Value.Flag;
import dev.sinter.frontend.expand.value.Value.ListOf;
import dev.sinter.frontend.expand.value.Value.Num;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.op.Transpose;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** The elements of one tensor in another shape or order. */
final class ArrangementBuiltins {
    static final List<Builtin> ALL = List.of(
            Builtin.of("reshape(x, shape)", """
                The same numbers in another shape, row by row.
                - x: any tensor
                - shape: a list of sizes with the same product; one of them may be -1, which takes what is left
                Result: a tensor of that shape
                Keras: ops.reshape
                Example:
                    input image: u8[batch, 28, 28]
                    output y = reshape(image, [batch, -1])
                """, ArrangementBuiltins::reshape),
            Builtin.of("transpose(x, axes=)", """
                The axes in another order; without `axes` in the reverse.
                - x: any tensor
                - axes: the axes of x by their new order
                Result: the sizes of x in that order
                Keras: ops.transpose
                Example:
                    input x: f32[batch, 3, 4]
                    output y = transpose(x, axes: [0, 2, 1])
                """, ArrangementBuiltins::transpose),
            Builtin.of("expand(x, axis)", """
                One more axis, of size 1.
                - x: any tensor
                - axis: where it stands in the result
                Result: the shape of x with a 1 at that place
                Keras: ops.expand_dims
                Example:
                    input image: u8[batch, 28, 28]
                    output y = expand(image, -1)
                """, ArrangementBuiltins::expand),
            Builtin.of("squeeze(x, axis=)", """
                Without axes of size 1; without `axis` all of them go.
                - x: any tensor
                - axis: one axis or a list of them; each must have size 1
                Result: the shape of x without these axes
                Keras: ops.squeeze
                Example:
                    input x: f32[batch, 1]
                    output y = squeeze(x, axis: 1)
                """, ArrangementBuiltins::squeeze),
            Builtin.of("broadcast_to(x, shape)", """
                A tensor repeated along axes of size 1 and along new axes in front; of a number, that number everywhere.
                - x: a tensor, a number or true and false
                - shape: a list of sizes
                Result: a tensor of that shape; of a number, a constant that takes the dtype of what it meets
                Keras: ops.broadcast_to
                Example:
                    input x: f32[batch, 1]
                    output y = broadcast_to(x, [batch, 3])
                """, ArrangementBuiltins::broadcastTo));

    private ArrangementBuiltins() {}

    private static Value reshape(Request request) {
        Node x = request.tensor("x");
        Operand shape = request.arg("shape");
        refuseTwoOpen(shape);
        Shape to = Sizes.completed(shape, x.shape());
        if (!to.size().equals(x.shape().size())) {
            throw Refusal.at(shape, differentSize(x, to), hint(x.shape(), to));
        }
        return new Tensor(request.tape().reshape(x, to));
    }

    private static void refuseTwoOpen(Operand shape) {
        if (!(shape.value() instanceof ListOf list)) {
            return;
        }
        List<Integer> open = IntStream.range(0, list.items().size())
                .filter(i -> list.items().get(i).equals(Num.of(-1)))
                .boxed()
                .toList();
        if (open.size() > 1) {
            boolean written = shape.expr() instanceof Expr.ListOf items
                    && items.items().size() == list.items().size()
                    && items.items().stream().allMatch(Item.One.class::isInstance);
            Operand second = written
                    ? new Operand(
                            Num.of(-1),
                            ((Expr.ListOf) shape.expr())
                                    .items()
                                    .get(open.get(1))
                                    .value(),
                            shape.place())
                    : shape;
            throw Refusal.at(second, "only one dimension can be -1", "write the other as a number");
        }
    }

    private static String differentSize(Node x, Shape to) {
        Dim from = x.shape().size();
        Dim size = to.size();
        return from.batch() && size.batch()
                ? x.type() + " has " + from.count() + " numbers per sample, " + to + " has " + size.count()
                : x.type() + " has " + from + " numbers, " + to + " has " + size;
    }

    private static String hint(Shape from, Shape to) {
        boolean flat = to.rank() == 2 && from.isBatched() && to.dim(0).equals(Dim.BATCH);
        if (flat) {
            return "write [batch, " + from.size().count() + "], or [batch, -1]";
        }
        return from.isBatched() && !to.isBatched() ? "the samples are an axis too: begin with `batch`" : "";
    }

    private static Value transpose(Request request) {
        Node x = request.tensor("x");
        int rank = x.shape().rank();
        List<Integer> order = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
        if (request.optional("axes").isPresent()) {
            Operand axes = request.arg("axes");
            order = AxisList.of(axes, rank, x.type().toString());
            if (order.size() != rank) {
                throw Refusal.at(axes, "`axes` names " + order.size() + " of the " + rank + " axes of " + x.type(), "");
            }
        } else {
            Collections.reverse(order);
        }
        return rank < 2 ? new Tensor(x) : new Tensor(request.tape().add(new Transpose(order), x));
    }

    private static Value expand(Request request) {
        Node x = request.tensor("x");
        int axis = AxisList.one(request.arg("axis"), x.shape().rank() + 1, x.type() + " with one more axis");
        List<Dim> dims = new ArrayList<>(x.shape().dims());
        dims.add(axis, Dim.ONE);
        return new Tensor(request.tape().reshape(x, new Shape(dims)));
    }

    private static Value squeeze(Request request) {
        Node x = request.tensor("x");
        List<Integer> axes = request.optional("axis")
                .map(axis -> AxisList.of(axis, x.shape().rank(), x.type().toString()))
                .orElseGet(() -> IntStream.range(0, x.shape().rank())
                        .filter(i -> x.shape().dim(i).isOne())
                        .boxed()
                        .toList());
        for (int axis : axes) {
            if (!x.shape().dim(axis).isOne()) {
                throw Refusal.of(
                        "axis " + axis + " of " + x.type() + " is " + x.shape().dim(axis) + " long, so it cannot go",
                        "");
            }
        }
        return new Tensor(request.tape().reshape(x, x.shape().without(axes)));
    }

    /** A constant stays one: its dtype is whatever it meets. */
    private static Value broadcastTo(Request request) {
        Operand x = request.arg("x");
        Shape shape = Sizes.shape(request.arg("shape"));
        if (x.value() instanceof Tensor tensor) {
            return new Tensor(request.tape().broadcast(tensor.node(), shape));
        }
        return switch (x.value()) {
            case Num num -> new Filled(num, shape);
            case Flag _ ->
                new Tensor(request.tape().broadcast(Conversion.constant(request.tape(), x, DType.BOOL), shape));
            default -> throw Refusal.at(x, "`broadcast_to` wants a tensor or a number; " + x.described(), "");
        };
    }
}
