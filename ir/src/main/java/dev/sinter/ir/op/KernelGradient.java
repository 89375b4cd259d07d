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
 * What flows to the kernel of a {@link Convolve} with the same attributes: y[t.., c, g, o] = sum over samples b and
 * places i.. of x0[b, i * stride + t * dilation.., g, c] * x1[b, i.., g, o], x0 being the images and x1 what arrives.
 * The sum runs over (b, i..), ascending. {@code %2 = kernel_gradient(%0, %1, window=[5, 5], strides=[1, 1],
 * dilation=[1, 1], reversal=false) : f32[5, 5, 1, 1, 32]}
 *
 * @param window the sizes of the kernel, one for each spatial axis
 */
public record KernelGradient(List<Long> window, List<Long> strides, List<Long> dilation, boolean reversal)
        implements Op.Contract {
    public KernelGradient {
        window = List.copyOf(window);
        strides = List.copyOf(strides);
        dilation = List.copyOf(dilation);
        Windowing.check(window, strides, dilation);
    }

    private Windowing windowing() {
        return new Windowing(window, strides, dilation);
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
        var dtype = Operands.numbers(inputs.stream().map(TensorType::dtype).toList(), 2);
        Shape image = inputs.get(0).shape();
        Shape arriving = inputs.get(1).shape();
        int spatial = window.size();
        if (image.rank() != spatial + 3 || arriving.rank() != spatial + 3) {
            throw new Mismatch("two tensors [batch, sizes.., groups, channels] with " + spatial
                    + " sizes are needed, found " + image + " and " + arriving);
        }
        List<Dim> places = new ArrayList<>(windowing().places(image.dims().subList(1, spatial + 1)));
        places.addFirst(image.dim(0));
        places.add(image.dim(spatial + 1));
        if (!places.equals(arriving.dims().subList(0, spatial + 2))) {
            throw new Mismatch("windows of " + image + " have the places " + places + ", but " + arriving + " arrives");
        }
        List<Dim> dims = new ArrayList<>(window.stream().map(Dim::of).toList());
        dims.add(image.dim(spatial + 2));
        dims.add(image.dim(spatial + 1));
        dims.add(arriving.dim(spatial + 2));
        return new TensorType(dtype, new Shape(dims));
    }

    /** Output loops t.., c, g, o; reduction loops b, i... */
    @Override
    public Nest nest(List<TensorType> inputs) {
        Shape result = infer(inputs).shape();
        Shape arriving = inputs.get(1).shape();
        int spatial = window.size();
        int outputs = spatial + 3;
        int loops = outputs + spatial + 1;
        List<Nest.Coordinate> image = new ArrayList<>();
        List<Nest.Coordinate> places = new ArrayList<>();
        image.add(Nest.Coordinate.loop(outputs, loops));
        places.add(Nest.Coordinate.loop(outputs, loops));
        for (int axis = 0; axis < spatial; axis++) {
            image.add(windowing().coordinate(axis, outputs + 1 + axis, axis, loops, reversal));
            places.add(Nest.Coordinate.loop(outputs + 1 + axis, loops));
        }
        image.add(Nest.Coordinate.loop(spatial + 1, loops));
        image.add(Nest.Coordinate.loop(spatial, loops));
        places.add(Nest.Coordinate.loop(spatial + 1, loops));
        places.add(Nest.Coordinate.loop(spatial + 2, loops));
        return new Nest(result.dims(), arriving.dims().subList(0, spatial + 1), List.of(image, places));
    }

    /** It is linear in both, so what arrives takes the place of the kernel in the convolution. */
    @Override
    public List<Optional<Node>> gradient(GraphBuilder b, Node y, Node dy) {
        Convolve convolve = new Convolve(strides, dilation, reversal);
        Node image = y.input(0);
        return List.of(
                Optional.of(convolve.imageGradient(b, y.input(1), dy, image.shape())),
                Optional.of(b.add(convolve, image, dy)));
    }
}
