package dev.sinter.benchmarks.pytorch;

import dev.sinter.benchmarks.work.ChannelsFirst;
import dev.sinter.benchmarks.work.Image;
import dev.sinter.benchmarks.work.Layer;
import dev.sinter.benchmarks.work.Network;
import dev.sinter.benchmarks.work.Stage;
import dev.sinter.benchmarks.work.Weights;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** A network over PyTorch's tensors, up to its head. Pictures have their channels outermost; dense kernels are (in, out), as ours. */
record Tensors(Network network, List<Tensor> weights) {
    /** The tensors of these weights. */
    static Tensors of(Network network, Weights weights) {
        List<float[]> arrays = ChannelsFirst.of(network, weights).arrays();
        List<Tensor> tensors = new ArrayList<>();
        for (Stage stage : network.stages()) {
            List<List<Integer>> shapes = stage.weights();
            for (int i = 0; i < shapes.size(); i++) {
                tensors.add(Tensor.create(arrays.get(stage.weight() + i), shape(stage.layer(), shapes.get(i))));
            }
        }
        return new Tensors(network, tensors);
    }

    /** Keras' kernels of convolutions are (height, width, in, out), PyTorch's (out, in, height, width). */
    private static long[] shape(Layer layer, List<Integer> keras) {
        if (layer instanceof Layer.Convolution && keras.size() > 1) {
            return new long[] {keras.get(3), keras.get(2), keras.get(0), keras.get(1)};
        }
        return keras.stream().mapToLong(Integer::longValue).toArray();
    }

    /** The shape of a batch of inputs. */
    static long[] shape(Image image, int batch) {
        return image.hasPlaces()
                ? new long[] {batch, image.channels(), image.height(), image.width()}
                : new long[] {batch, image.size()};
    }

    /** The weights as they are now. */
    Weights read() {
        List<float[]> arrays = new ArrayList<>();
        for (Tensor tensor : weights) {
            float[] array = new float[(int) tensor.numel()];
            tensor.data_ptr_float().get(array);
            arrays.add(array);
        }
        return ChannelsFirst.back(network, new Weights(arrays));
    }

    void close() {
        weights.forEach(Tensor::close);
    }

    /** What the last layer says of a batch, before the head. */
    Tensor scores(Tensor x) {
        Tensor y = x;
        for (Stage stage : network.stages()) {
            y = layer(stage, y);
        }
        return y;
    }

    private Tensor layer(Stage stage, Tensor x) {
        if (stage.layer() instanceof Layer.Dense dense) {
            Tensor flat = stage.in().hasPlaces() ? x.flatten(1, -1) : x;
            Tensor kernel = weights.get(stage.weight());
            Tensor y = dense.bias() ? torch.addmm(weights.get(stage.weight() + 1), flat, kernel) : flat.matmul(kernel);
            return dense.relu() ? torch.relu(y) : y;
        }
        if (stage.layer() instanceof Layer.Convolution convolution) {
            long around = convolution.size() / 2;
            return torch.relu(torch.conv2d(
                    x,
                    weights.get(stage.weight()),
                    new TensorOptional(weights.get(stage.weight() + 1)),
                    new long[] {1, 1},
                    new long[] {around, around},
                    new long[] {1, 1},
                    1));
        }
        int size = ((Layer.MaxPool) stage.layer()).size();
        return torch.max_pool2d(x, size, size);
    }
}
