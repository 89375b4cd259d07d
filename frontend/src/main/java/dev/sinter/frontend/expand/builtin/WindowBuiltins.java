package dev.sinter.frontend.expand.builtin;

import dev.sinter.frontend.expand.tensor.Conversion;
import dev.sinter.frontend.expand.tensor.Dtypes;
import dev.sinter.frontend.expand.tensor.Reduction;
import dev.sinter.frontend.expand.tensor.Sizes;
import dev.sinter.frontend.expand.value.ConstantArray;
import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Refusal;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.Num;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.op.Convolve;
import dev.sinter.ir.op.Pad;
import dev.sinter.ir.op.Windows;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Functions over windows that move over the middle axes of [batch, sizes.., channels]. */
final class WindowBuiltins {
    static final List<Builtin> ALL = List.of(
            Builtin.of("convolve(x, kernel, strides=, padding=, dilation=, groups=)", """
                Sums over windows that move over the middle axes, each number times one of the kernel: y[b, i.., f] is the sum over
                window and channels of x[b, i * stride + u * dilation.., c] * kernel[u.., c, f]. `conv1d` and `conv2d` are layers of it.
                - x: [batch, sizes.., channels]
                - kernel: [window sizes.., channels / groups, filters]
                - strides: distance of windows, one number or one for each axis; without it 1
                - padding: [[before, after], ..], a pair for each axis that windows move over; without it none
                - dilation: distance of neighbours in a window; without it 1
                - groups: parts into which channels and filters are divided, each for itself; without it 1
                Result: [batch, places.., filters]; along each axis floor((size + before + after - reach) / stride) + 1 places,
                reach = (window - 1) * dilation + 1
                Keras: ops.conv
                Example:
                    input sequence: f32[batch, 20, 4]
                    param kernel: f32[3, 4, 8] = glorot_uniform
                    output y = convolve(sequence, kernel, strides: 2, padding: [[1, 1]])
                """, WindowBuiltins::convolve),
            Builtin.of(
                    "window_max(x, size, strides=, padding=)",
                    """
                    The largest number of each window that moves over the middle axes; padding never wins, and a tie goes to the first.
                    - x: floats [batch, sizes.., channels]
                    - size: of the window, one number or one for each axis
                    - strides: distance of windows, one number or one for each axis; without it 1
                    - padding: [[before, after], ..], a pair for each axis that windows move over; without it none
                    Result: [batch, places.., channels], places as for convolve
                    Keras: ops.max_pool
                    Example:
                        input image: f32[batch, 8, 8, 1]
                        output y = window_max(image, [2, 2], strides: 2)
                    """,
                    request -> windows(request, Reduction.MAX, Double.NEGATIVE_INFINITY)),
            Builtin.of("window_sum(x, size, strides=, padding=)", """
                The sum of each window that moves over the middle axes; padding is 0.
                - x: floats [batch, sizes.., channels]
                - size: of the window, one number or one for each axis
                - strides: distance of windows, one number or one for each axis; without it 1
                - padding: [[before, after], ..], a pair for each axis that windows move over; without it none
                Result: [batch, places.., channels], places as for convolve
                Keras: none
                Example:
                    input image: f32[batch, 8, 8, 1]
                    output y = window_sum(image, 3, padding: [[1, 1], [1, 1]]) / 9
                """, request -> windows(request, Reduction.SUM, 0)));

    private WindowBuiltins() {}

    private static Value convolve(Request request) {
        Operand x = request.arg("x");
        Operand kernel = request.arg("kernel");
        DType dtype = Dtypes.numbers("convolve", x, kernel);
        Node images = request.tape().cast(Conversion.tensor(request.tape(), x, dtype), dtype);
        Node weights = request.tape().cast(Conversion.tensor(request.tape(), kernel, dtype), dtype);
        int spatial = spatial(x, images);
        if (weights.shape().rank() != spatial + 2 || weights.shape().isBatched()) {
            throw Refusal.at(
                    kernel,
                    "a kernel is [sizes.., channels, filters] with " + spatial + " sizes here; " + kernel.described(),
                    "");
        }
        long groups = request.optional("groups").isPresent() ? request.whole("groups") : 1;
        checkChannels(x, kernel, images.shape(), weights.shape(), groups);
        List<Long> dilation = perAxis(request, "dilation", spatial);
        List<Long> strides = perAxis(request, "strides", spatial);
        Node padded = padded(request, images, spatial, 0);
        checkFits(request, padded, weights.shape().dims().subList(0, spatial), dilation);
        Node result = request.tape()
                .add(
                        new Convolve(strides, dilation, false),
                        request.tape().reshape(padded, grouped(padded.shape(), spatial + 1, groups)),
                        request.tape().reshape(weights, grouped(weights.shape(), spatial + 1, groups)));
        List<Dim> dims = new ArrayList<>(result.shape().dims().subList(0, spatial + 1));
        dims.add(weights.shape().dim(spatial + 1));
        return new Tensor(request.tape().reshape(result, new Shape(dims)));
    }

    /** All numbers of a window become one. */
    private static Value windows(Request request, Reduction kind, double around) {
        Operand x = request.arg("x");
        Node images = request.tensor("x");
        if (!images.type().dtype().isFloat()) {
            String hint = "write `" + request.name() + "(cast(" + x.text() + ", f32), ...)`";
            throw Refusal.at(x, "`" + request.name() + "` needs a float tensor; " + x.described(), hint);
        }
        int spatial = spatial(x, images);
        List<Long> size = perAxis(request, "size", spatial);
        List<Long> strides = perAxis(request, "strides", spatial);
        List<Long> dilation = Collections.nCopies(spatial, 1L);
        Node padded = padded(request, images, spatial, around);
        checkFits(request, padded, size.stream().map(Dim::of).toList(), dilation);
        Node windows = request.tape().add(new Windows(size, strides, dilation), padded);
        List<Integer> places =
                IntStream.rangeClosed(spatial + 1, 2 * spatial).boxed().toList();
        return new Tensor(kind.of(request.tape(), windows, places, false));
    }

    /** How many axes windows move over. */
    private static int spatial(Operand operand, Node x) {
        int spatial = x.shape().rank() - 2;
        boolean fits =
                spatial > 0 && x.shape().dims().subList(1, spatial + 2).stream().noneMatch(Dim::batch);
        if (!fits) {
            throw Refusal.at(operand, "windows move over [batch, sizes.., channels]; " + operand.described(), "");
        }
        return spatial;
    }

    private static void checkChannels(Operand x, Operand kernel, Shape images, Shape weights, long groups) {
        int last = images.rank() - 1;
        long channels = images.dim(last).count();
        long filters = weights.dim(last).count();
        if (groups < 1 || channels % groups != 0 || filters % groups != 0) {
            throw Refusal.of(
                    channels + " channels and " + filters + " filters do not divide into " + groups + " groups", "");
        }
        if (weights.dim(last - 1).count() != channels / groups) {
            String each = groups == 1 ? "" : ", " + channels / groups + " in each of " + groups + " groups";
            throw Refusal.at(
                    kernel,
                    x.text() + " has " + channels + " channels" + each + ", but " + kernel.text() + ", which is "
                            + weights + ", takes " + weights.dim(last - 1),
                    "a kernel is [sizes.., channels / groups, filters]");
        }
    }

    /** One axis as groups and what each of them has. */
    private static Shape grouped(Shape shape, int axis, long groups) {
        List<Dim> dims = new ArrayList<>(shape.dims());
        Dim each = Dim.of(dims.remove(axis).count() / groups);
        dims.addAll(axis, List.of(Dim.of(groups), each));
        return new Shape(dims);
    }

    /** A number for each axis; one alone serves all, and without any it is 1. */
    private static List<Long> perAxis(Request request, String argument, int spatial) {
        if (request.optional(argument).isEmpty()) {
            return Collections.nCopies(spatial, 1L);
        }
        Operand operand = request.arg(argument);
        List<Value> items = operand.value() instanceof Value.ListOf list
                ? list.items()
                : Collections.nCopies(spatial, operand.value());
        List<Long> numbers = items.stream()
                .map(item -> Sizes.dim(operand, item))
                .filter(d -> !d.batch())
                .map(Dim::count)
                .toList();
        if (numbers.size() != spatial || numbers.stream().anyMatch(number -> number < 1)) {
            String wanted = "`" + argument + "` is a whole number from 1 on for each of the " + spatial + " sizes";
            throw Refusal.at(operand, wanted + "; found " + operand.value(), "");
        }
        return numbers;
    }

    /** With as many numbers before and after each of the middle axes as {@code padding} says. */
    private static Node padded(Request request, Node x, int spatial, double value) {
        if (request.optional("padding").isEmpty()) {
            return x;
        }
        Operand padding = request.arg("padding");
        ConstantArray pairs = ConstantArray.of(padding.value());
        if (!pairs.sizes().equals(List.of(spatial, 2))) {
            String wanted = "`padding` is a pair for each of the " + spatial + " sizes";
            throw Refusal.at(padding, wanted + "; found " + padding.value(), "write `[[before, after], ...]`");
        }
        List<Long> low = new ArrayList<>(Collections.nCopies(spatial + 2, 0L));
        List<Long> high = new ArrayList<>(low);
        for (int axis = 0; axis < spatial; axis++) {
            low.set(
                    axis + 1,
                    Sizes.dim(padding, Num.of(pairs.numbers().get(2 * axis))).count());
            high.set(
                    axis + 1,
                    Sizes.dim(padding, Num.of(pairs.numbers().get(2 * axis + 1)))
                            .count());
        }
        List<Long> interior = Collections.nCopies(spatial + 2, 0L);
        boolean none = low.equals(interior) && high.equals(interior);
        return none ? x : request.tape().add(new Pad(low, high, interior, value), x);
    }

    private static void checkFits(Request request, Node padded, List<Dim> window, List<Long> dilation) {
        for (int axis = 0; axis < window.size(); axis++) {
            long size = padded.shape().dim(axis + 1).count();
            long reach = (window.get(axis).count() - 1) * dilation.get(axis) + 1;
            if (window.get(axis).count() < 1 || reach > size) {
                String message = "a window that reaches over " + reach + " does not fit into " + size + " along axis "
                        + (axis + 1);
                throw Refusal.at(request.arg("x"), message, "pad it, or take a smaller window");
            }
        }
    }
}
