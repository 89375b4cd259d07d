package dev.sinter.frontend.expand.builtin;

import dev.sinter.frontend.expand.tensor.AxisList;
import dev.sinter.frontend.expand.tensor.Conversion;
import dev.sinter.frontend.expand.value.ConstantArray;
import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Refusal;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.Num;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.op.Add;
import dev.sinter.ir.op.ArgSort;
import dev.sinter.ir.op.Broadcast;
import dev.sinter.ir.op.CheckIndex;
import dev.sinter.ir.op.CumSum;
import dev.sinter.ir.op.Gather;
import dev.sinter.ir.op.Input;
import dev.sinter.ir.op.Iota;
import dev.sinter.ir.op.Mul;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.List;

/** Functions that find elements by number, bring them in order, or go through them one after the other. */
final class OrderBuiltins {
    static final List<Builtin> ALL = List.of(
            Builtin.of("gather(x, index)", """
                Rows by their numbers. A number outside 0 <= index < size of the first axis stops the step before anything is
                changed. The gradient adds up where a row was taken more than once.
                - x: a tensor whose first axis is not `batch`
                - index: whole numbers of rows, a tensor or a list
                Result: the shape of index, and behind it that of a row
                Keras: ops.take with axis=0
                Example:
                    input token: i32[batch, 3]
                    param table: f32[100, 8] = random_normal
                    output y = gather(table, token)
                """, OrderBuiltins::gather),
            Builtin.of("take_along_axis(x, index)", """
                In each row along the last axis the elements that the numbers name.
                - x: a tensor whose last axis is not `batch`
                - index: whole numbers; as many rows as x
                Result: the shape of index
                Keras: ops.take_along_axis with axis=-1
                Example:
                    input x: f32[batch, 4]
                    output y = take_along_axis(x, argsort(x))
                """, OrderBuiltins::takeAlongAxis),
            Builtin.of("argsort(x, descending=)", """
                The places of the elements along the last axis in order, the smallest first; equal ones keep theirs, NaN comes last.
                - x: numbers whose last axis is not `batch`
                - descending: whether the largest comes first
                Result: i32, the shape of x
                Keras: ops.argsort
                Example:
                    input x: f32[batch, 4]
                    output y = argsort(x, descending: true)
                """, OrderBuiltins::argSort),
            Builtin.of("cumsum(x, axis=)", """
                Running sums along an axis: each number with all those before it.
                - x: numbers
                - axis: the axis, not `batch`; without it the last
                Result: the shape of x
                Keras: ops.cumsum
                Example:
                    input x: f32[batch, 4]
                    output y = cumsum(x)
                """, OrderBuiltins::cumSum));

    private OrderBuiltins() {}

    /** The rows of x that the numbers name, each found to exist before anything is changed. */
    private static Value gather(Request request) {
        Node x = request.tensor("x");
        Operand operand = request.arg("x");
        if (x.shape().rank() == 0) {
            throw Refusal.at(operand, "`gather` takes rows of a tensor; " + operand.described(), "");
        }
        if (x.shape().dim(0).batch()) {
            throw Refusal.at(
                    operand,
                    "along `batch` nothing can be gathered; " + operand.described(),
                    "samples do not see each other");
        }
        Node index = checked(request, x.shape().dim(0).count());
        if (x.shape().isBatched() && index.shape().isBatched()) {
            throw Refusal.of(
                    "`batch` would land twice: " + operand.described() + ", "
                            + request.arg("index").described(),
                    "");
        }
        return new Tensor(request.tape().add(new Gather(), x, index));
    }

    private static Node checked(Request request, long limit) {
        Operand operand = request.arg("index");
        refuseBeyond(operand, limit);
        Node index = Conversion.tensor(request.tape(), operand, DType.I32);
        if (!index.type().dtype().isInteger()) {
            throw Refusal.at(
                    operand,
                    "an index is whole numbers; " + operand.described(),
                    "write `cast(" + operand.text() + ", i32)`");
        }
        String what = index.op() instanceof Input input ? input.name() : operand.text();
        boolean known =
                index.op() instanceof CheckIndex check && check.limit() <= limit || index.op() instanceof ArgSort;
        return known ? index : request.tape().add(new CheckIndex(limit, what), index);
    }

    /** Numbers known while compiling are checked then. */
    private static void refuseBeyond(Operand operand, long limit) {
        if (operand.value().isConstant()) {
            ConstantArray.of(operand.value()).numbers().stream()
                    .filter(number -> number < 0 || number >= limit || number != Math.rint(number))
                    .findFirst()
                    .ifPresent(number -> {
                        String found = "there is no element " + Num.of(number) + " of " + limit;
                        throw Refusal.at(operand, found, "they are numbered from 0 to " + (limit - 1));
                    });
        }
    }

    /** Along the last axis the elements that the numbers name, row by row. */
    private static Value takeAlongAxis(Request request) {
        Node x = request.tensor("x");
        int last = x.shape().rank() - 1;
        Operand operand = request.arg("index");
        if (last < 0 || x.shape().dim(last).batch()) {
            throw Refusal.at(
                    request.arg("x"),
                    "`take_along_axis` takes rows of numbers; "
                            + request.arg("x").described(),
                    "");
        }
        long size = x.shape().dim(last).count();
        Node index = checked(request, size);
        List<Dim> outer = x.shape().dims().subList(0, last);
        if (index.shape().rank() != last + 1
                || !index.shape().dims().subList(0, last).equals(outer)) {
            throw Refusal.at(
                    operand,
                    operand.described() + "; it needs as many rows as "
                            + request.arg("x").text() + ", " + x.type(),
                    "");
        }
        Dim rows = new Shape(outer).size();
        DType wide = DType.I64;
        Node row = request.tape().add(new Iota(wide, Shape.of(rows), 0));
        List<Dim> column = new ArrayList<>(outer);
        column.add(Dim.ONE);
        Node starts = request.tape()
                .add(new Mul(), row, request.tape().broadcast(request.tape().scalar(size, wide), row.shape()));
        Node start =
                request.tape().add(new Broadcast(index.shape()), request.tape().reshape(starts, new Shape(column)));
        Node place = request.tape().add(new Add(), start, request.tape().cast(index, wide));
        return new Tensor(request.tape()
                .add(new Gather(), request.tape().reshape(x, Shape.of(x.shape().size())), place));
    }

    /** The places of the elements along the last axis, the smallest first; equals keep their order, NaN comes last. */
    private static Value argSort(Request request) {
        Node x = arithmetic(request, request.tensor("x"));
        int last = x.shape().rank() - 1;
        if (last < 0 || x.shape().dim(last).batch()) {
            throw Refusal.at(
                    request.arg("x"),
                    "`argsort` sorts rows of numbers; " + request.arg("x").described(),
                    "");
        }
        return new Tensor(request.tape().add(new ArgSort(request.flag("descending")), x));
    }

    private static Value cumSum(Request request) {
        Node x = arithmetic(request, request.tensor("x"));
        Operand operand = request.arg("x");
        if (x.shape().rank() == 0) {
            throw Refusal.at(operand, "`cumsum` needs a row of numbers; " + operand.described(), "");
        }
        int axis = request.optional("axis")
                .map(a -> AxisList.one(a, x.shape().rank(), x.type().toString()))
                .orElse(x.shape().rank() - 1);
        if (x.shape().dim(axis).batch()) {
            throw Refusal.of("along `batch` nothing can be added up step by step", "name another axis: `axis: -1`");
        }
        return new Tensor(request.tape().add(new CumSum(axis), x));
    }

    /** u8 is for storage only; bools are no numbers. */
    private static Node arithmetic(Request request, Node x) {
        if (x.type().dtype() == DType.BOOL) {
            Operand operand = request.arg("x");
            String hint = "write `" + request.name() + "(cast(" + operand.text() + ", i32))`";
            throw Refusal.at(operand, "`" + request.name() + "` needs numbers; " + operand.described(), hint);
        }
        return x.type().dtype() == DType.U8 ? request.tape().cast(x, DType.I32) : x;
    }
}
