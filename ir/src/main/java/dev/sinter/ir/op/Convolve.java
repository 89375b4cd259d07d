package dev.sinter.ir.op;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.GraphBuilder;
import dev.sinter.ir.graph.Mismatch;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Shape;
import dev.sinter.ir.graph.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Convolution in groups of channels, over any number of spatial axes and without padding: y[b, i.., g, o] = sum over
 * window places t.. and channels c of x0[b, i * stride + t * dilation.., g, c] * x1[t.., c, g, o]. The sum runs over
 * (t.., c), ascending. {@code %2 = convolve(%0, %1, strides=[1, 1], dilation=[1, 1], reversal=false) : f32[batch, 24,
 * 24, 1, 32]}
 *
 * @param strides how far a window moves, for each spatial axis
 * @param dilation how far apart the places of a window are
 * @param reversal whether the first place of the kernel meets the last one of the window, as in gradients
 */
public record Convolve(List<Long> strides, List<Long> dilation, boolean reversal) implements Op.Contract {
    public Convolve {
        strides = List.copyOf(strides);
        dilation = List.copyOf(dilation);
        Windowing.check(strides, dilation);
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
        var dtype = Operands.numbers(inputs.stream().map(TensorType::dtype).toList(), 2);
        Shape image = inputs.get(0).shape();
        Shape kernel = inputs.get(1).shape();
        int spatial = strides.size();
        if (image.rank() != spatial + 3 || kernel.rank() != spatial + 3) {
            throw new Mismatch(
                    "images [batch, sizes.., groups, channels] and a kernel [sizes.., channels, groups, filters]"
                            + " with " + spatial + " sizes are needed, found " + image + " and " + kernel);
        }
        if (!image.dim(spatial + 2).equals(kernel.dim(spatial))
                || !image.dim(spatial + 1).equals(kernel.dim(spatial + 1))) {
            throw new Mismatch("groups and channels differ: " + image + " and " + kernel);
        }
        List<Dim> dims = new ArrayList<>();
        dims.add(image.dim(0));
        dims.addAll(windowing(kernel).places(image.dims().subList(1, spatial + 1)));
        dims.add(kernel.dim(spatial + 1));
        dims.add(kernel.dim(spatial + 2));
        return new TensorType(dtype, new Shape(dims));
    }

    private Windowing windowing(Shape kernel) {
        return Windowing.of(kernel.dims().subList(0, strides.size()), strides, dilation);
    }

    /** Output loops b, i.., g, o; reduction loops t.., c. */
    @Override
    public Nest nest(List<TensorType> inputs) {
        Shape result = infer(inputs).shape();
        Shape kernel = inputs.get(1).shape();
        int spatial = strides.size();
        int outputs = spatial + 3;
        int loops = outputs + spatial + 1;
        List<Nest.Coordinate> image = new ArrayList<>();
        List<Nest.Coordinate> window = new ArrayList<>();
        image.add(Nest.Coordinate.loop(0, loops));
        for (int axis = 0; axis < spatial; axis++) {
            image.add(windowing(kernel).coordinate(axis, 1 + axis, outputs + axis, loops, reversal));
            window.add(Nest.Coordinate.loop(outputs + axis, loops));
        }
        image.add(Nest.Coordinate.loop(spatial + 1, loops));
        image.add(Nest.Coordinate.loop(outputs + spatial, loops));
        window.add(Nest.Coordinate.loop(outputs + spatial, loops));
        window.add(Nest.Coordinate.loop(spatial + 1, loops));
        window.add(Nest.Coordinate.loop(spatial + 2, loops));
        return new Nest(result.dims(), kernel.dims().subList(0, spatial + 1), List.of(image, window));
    }

    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        Node image = y.input(0);
        Node kernel = y.input(1);
        List<Long> window = windowing(kernel.shape()).sizes();
        Node dw = b.add(new KernelGradient(window, strides, dilation, reversal), image, dy);
        return List.of(Optional.of(imageGradient(b, dy, kernel, image.shape())), Optional.of(dw));
    }

    /**
     * What flows to the images: a convolution of the gradient, with zeros between and around its places, with the kernel
     * the other way round; the sum runs over (t.., o).
     */
    Node imageGradient(GraphBuilder b, Node dy, Node kernel, Shape image) {
        int spatial = strides.size();
        Windowing windowing = windowing(kernel.shape());
        Node spread = b.add(windowing.spread(image.dims(), dy.shape().rank()), dy);
        List<Integer> order = new ArrayList<>();
        for (int axis = 0; axis < spatial + 3; axis++) {
            order.add(axis == spatial ? spatial + 2 : axis == spatial + 2 ? spatial : axis);
        }
        Node turned = b.add(new Transpose(order), kernel);
        return b.add(new Convolve(Windowing.ones(spatial), dilation, !reversal), spread, turned);
    }
}
