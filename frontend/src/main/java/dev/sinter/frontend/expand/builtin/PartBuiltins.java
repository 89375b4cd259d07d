package dev.sinter.frontend.expand.builtin;

import dev.sinter.frontend.expand.tensor.AxisList;
import dev.sinter.frontend.expand.tensor.Cut;
import dev.sinter.frontend.expand.tensor.Range;
import dev.sinter.frontend.expand.tensor.Sizes;
import dev.sinter.frontend.expand.value.ConstantArray;
import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Refusal;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.ListOf;
import dev.sinter.frontend.expand.value.Value.Several;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.ir.op.Concat;
import dev.sinter.ir.op.Iota;
import dev.sinter.ir.op.Pad;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Tensors put together from parts, and taken apart. */
final class PartBuiltins {
    static final List<Builtin> ALL = List.of(
            Builtin.of("concat(parts, axis=)", """
                Several tensors one after the other.
                - parts: a list of tensors, equal in all sizes but one
                - axis: the axis along which they stand, not `batch`; without it the first
                Result: the sizes along the axis added up
                Keras: ops.concatenate
                Example:
                    input x: f32[batch, 4]
                    input z: f32[batch, 2]
                    output y = concat([x, z], axis: -1)
                """, PartBuiltins::concat),
            Builtin.of("stack(parts, axis=)", """
                Several tensors of one shape along a new axis.
                - parts: a list of tensors
                - axis: where the new axis stands; without it the first
                Result: their shape with one more axis
                Keras: ops.stack
                Example:
                    input x: f32[batch, 4]
                    input z: f32[batch, 4]
                    output y = stack([x, z], axis: 1)
                """, PartBuiltins::stack),
            Builtin.of("split(x, parts, axis=)", """
                A tensor cut into parts.
                - x: any tensor
                - parts: how many equal ones, or a list of the places where the second and each further part begins
                - axis: the axis that is cut, not `batch`; without it the first
                Result: so many tensors; of one part the tensor itself
                Keras: ops.split
                Example:
                    input x: f32[batch, 4]
                    let value, gate = split(x, 2, axis: -1)
                    let first, others = split(x, [1], axis: -1)
                    output y = value * gate + first * sum(others, axis: -1, keepdims: true)
                """, PartBuiltins::split),
            Builtin.of("reverse(x, axis)", """
                The elements along an axis from the last to the first.
                - x: any tensor
                - axis: the axis, not `batch`
                Result: the type of x
                Keras: ops.flip
                Example:
                    input x: f32[batch, 4]
                    output y = reverse(x, -1)
                """, PartBuiltins::reverse),
            Builtin.of("pad(x, widths, value=)", """
                A tensor with more elements before and after it.
                - x: any tensor
                - widths: a pair for each axis: how many before, how many after; none along `batch`
                - value: what the new elements are; without it 0
                Result: each size with its widths added
                Keras: ops.pad
                Example:
                    input x: f32[batch, 4]
                    output y = pad(x, [[0, 0], [1, 2]])
                """, PartBuiltins::pad),
            Builtin.of("arange(n)", """
                0, 1, 2 and so on; of `batch` the place of each sample.
                - n: how many
                Result: i32[n]
                Keras: ops.arange
                Example:
                    input x: f32[batch, 4]
                    output y = x * cast(arange(4), f32)
                """, PartBuiltins::arange));

    private PartBuiltins() {}

    private static Value concat(Request request) {
        List<Node> parts = parts(request);
        int rank = parts.get(0).shape().rank();
        int axis = request.optional("axis")
                .map(a -> AxisList.one(a, rank, "these tensors"))
                .orElse(0);
        for (int i = 1; i < parts.size(); i++) {
            joins(request.arg("parts"), i, axis);
        }
        refuseBatch(request, parts.get(0).shape(), axis, "joined");
        return new Tensor(parts.size() == 1 ? parts.get(0) : request.tape().add(new Concat(axis), parts));
    }

    /** All sizes but that of the axis must agree. */
    private static void joins(Operand parts, int index, int axis) {
        Operand first = parts.item(0);
        Operand part = parts.item(index);
        TensorType wanted = ((Tensor) ((ListOf) parts.value()).items().get(0)).type();
        TensorType found = ((Tensor) ((ListOf) parts.value()).items().get(index)).type();
        String both = first.described() + ", " + part.described() + ": ";
        if (found.dtype() != wanted.dtype()) {
            String hint = "write `cast(" + part.text() + ", " + wanted.dtype() + ")`";
            throw Refusal.at(
                    part, "only one dtype can be joined; " + both + wanted.dtype() + " and " + found.dtype(), hint);
        }
        if (found.shape().rank() != wanted.shape().rank()) {
            String ranks = wanted.shape().rank() + " axes and " + found.shape().rank();
            throw Refusal.at(
                    part,
                    "cannot join along axis " + axis + "; " + both + ranks,
                    "`expand` adds an axis, `stack` joins along a new one");
        }
        for (int i = 0; i < wanted.shape().rank(); i++) {
            Dim size = wanted.shape().dim(i);
            if (i != axis && !size.equals(found.shape().dim(i))) {
                String sizes = size + " against " + found.shape().dim(i) + " on axis " + i;
                throw Refusal.at(
                        part,
                        "cannot join along axis " + axis + "; " + both + sizes,
                        "only the joined axis may differ");
            }
        }
    }

    private static Value stack(Request request) {
        List<Node> parts = parts(request);
        Shape shape = parts.get(0).shape();
        for (Node part : parts) {
            if (!part.shape().equals(shape)) {
                throw Refusal.of(
                        "`stack` wants equal shapes; found " + parts.get(0).type() + " and " + part.type(), "");
            }
        }
        int axis = request.optional("axis")
                .map(a -> AxisList.one(a, shape.rank() + 1, "the stack"))
                .orElse(0);
        List<Dim> dims = new ArrayList<>(shape.dims());
        dims.add(axis, Dim.ONE);
        List<Node> thick = parts.stream()
                .map(part -> request.tape().reshape(part, new Shape(dims)))
                .toList();
        return new Tensor(thick.size() == 1 ? thick.get(0) : request.tape().add(new Concat(axis), thick));
    }

    private static List<Node> parts(Request request) {
        Operand parts = request.arg("parts");
        boolean right = parts.value() instanceof ListOf list
                && !list.items().isEmpty()
                && list.items().stream().allMatch(Tensor.class::isInstance);
        if (!right) {
            String message = "`" + request.name() + "` wants a list of tensors; " + parts.described();
            throw Refusal.at(parts, message, "write `" + request.name() + "([a, b], axis: -1)`");
        }
        return ((ListOf) parts.value())
                .items().stream().map(item -> ((Tensor) item).node()).toList();
    }

    private static void refuseBatch(Request request, Shape shape, int axis, String done) {
        if (shape.dim(axis).batch()) {
            throw Refusal.of("along `batch` nothing can be " + done, "name another axis: `axis: -1`");
        }
    }

    private static Value split(Request request) {
        Node x = request.tensor("x");
        int axis = request.optional("axis")
                .map(a -> AxisList.one(a, x.shape().rank(), x.type().toString()))
                .orElse(0);
        refuseBatch(request, x.shape(), axis, "split");
        List<Long> cuts = cuts(request, x.shape().dim(axis).count());
        int parts = cuts.size() - 1;
        List<Value> values = IntStream.range(0, parts)
                .<Value>mapToObj(i ->
                        new Tensor(part(request, x, axis, new Range(cuts.get(i), cuts.get(i + 1) - cuts.get(i), 1))))
                .toList();
        List<String> names =
                IntStream.rangeClosed(1, parts).mapToObj(i -> "part" + i).toList();
        return parts == 1 ? values.get(0) : new Several(values, names);
    }

    /** Where the parts begin, and where the last one ends. */
    private static List<Long> cuts(Request request, long size) {
        Operand parts = request.arg("parts");
        if (parts.value() instanceof ListOf list) {
            List<Long> cuts = new ArrayList<>(List.of(0L));
            list.items().forEach(item -> cuts.add(Sizes.dim(parts, item).count()));
            cuts.add(size);
            boolean rising = IntStream.range(1, cuts.size()).allMatch(i -> cuts.get(i - 1) < cuts.get(i));
            if (!rising) {
                String hint = "the first part begins at 0, and its place is not given";
                throw Refusal.at(parts, "places to cut rise from 1 to " + (size - 1) + "; " + parts.described(), hint);
            }
            return cuts;
        }
        int count = request.whole("parts");
        if (count < 1 || size % count != 0) {
            throw Refusal.at(parts, size + " does not divide into " + count + " parts", "");
        }
        return IntStream.rangeClosed(0, count).mapToObj(i -> i * (size / count)).toList();
    }

    private static Node part(Request request, Node x, int axis, Range range) {
        Cut cut = new Cut(x.shape());
        while (cut.rank() < axis) {
            cut.all();
        }
        return cut.range(range).of(request.tape(), x);
    }

    private static Value reverse(Request request) {
        Node x = request.tensor("x");
        int axis = AxisList.one(request.arg("axis"), x.shape().rank(), x.type().toString());
        refuseBatch(request, x.shape(), axis, "reversed");
        long size = x.shape().dim(axis).count();
        return new Tensor(part(request, x, axis, new Range(size - 1, size, -1)));
    }

    private static Value pad(Request request) {
        Node x = request.tensor("x");
        Operand widths = request.arg("widths");
        int rank = x.shape().rank();
        ConstantArray pairs = ConstantArray.of(widths.value());
        if (!pairs.sizes().equals(List.of(rank, 2))) {
            String message = "`widths` is a pair for each axis, " + rank + " here; found " + widths.value();
            throw Refusal.at(widths, message, "write `[[0, 0], [1, 1]]`");
        }
        List<Long> low = new ArrayList<>();
        List<Long> high = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            low.add(Sizes.dim(widths, Value.Num.of(pairs.numbers().get(2 * axis)))
                    .count());
            high.add(Sizes.dim(widths, Value.Num.of(pairs.numbers().get(2 * axis + 1)))
                    .count());
            if (low.get(axis) + high.get(axis) > 0) {
                refuseBatch(request, x.shape(), axis, "padded");
            }
        }
        List<Long> interior = Collections.nCopies(rank, 0L);
        return new Tensor(request.tape().add(new Pad(low, high, interior, request.number("value", 0)), x));
    }

    /** 0, 1, 2... as i32; of `batch`, the place of each sample. */
    private static Value arange(Request request) {
        Dim size = Sizes.dim(request.arg("n"), request.arg("n").value());
        return new Tensor(request.tape().add(new Iota(DType.I32, Shape.of(size), 0)));
    }
}
