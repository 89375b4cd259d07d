package dev.sinter.benchmarks.djl;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import dev.sinter.benchmarks.work.ChannelsFirst;
import dev.sinter.benchmarks.work.Image;
import dev.sinter.benchmarks.work.Layer;
import dev.sinter.benchmarks.work.Network;
import dev.sinter.benchmarks.work.Stage;
import dev.sinter.benchmarks.work.Weights;
import java.util.ArrayList;
import java.util.List;

/** A network as DJL's blocks, up to its head. Dense kernels are (out, in) there. */
record Blocks(Network network, SequentialBlock block) {
    /** Blocks without weights. */
    static Blocks of(Network network) {
        SequentialBlock block = new SequentialBlock();
        network.stages().forEach(stage -> add(block, stage));
        return new Blocks(network, block);
    }

    /** The shape of a batch of inputs. */
    static Shape shape(Image image, int batch) {
        return image.hasPlaces()
                ? new Shape(batch, image.channels(), image.height(), image.width())
                : new Shape(batch, image.size());
    }

    /** Gives the blocks their weights. */
    void start(NDManager manager, Weights weights, int batch) {
        block.initialize(manager, DataType.FLOAT32, shape(network.input(), batch));
        List<float[]> arrays = turned(ChannelsFirst.of(network, weights), true).arrays();
        for (int i = 0; i < arrays.size(); i++) {
            parameter(i).getArray().set(arrays.get(i));
        }
    }

    /** The weights as they are now. */
    Weights weights() {
        List<float[]> arrays = new ArrayList<>();
        for (int i = 0; i < block.getParameters().size(); i++) {
            arrays.add(parameter(i).getArray().toFloatArray());
        }
        return ChannelsFirst.back(network, turned(new Weights(arrays), false));
    }

    private Parameter parameter(int i) {
        return block.getParameters().valueAt(i);
    }

    /** Dense kernels transposed, there or back. */
    private Weights turned(Weights weights, boolean there) {
        List<float[]> arrays = new ArrayList<>(weights.arrays());
        for (Stage stage : network.stages()) {
            if (stage.layer() instanceof Layer.Dense dense) {
                int in = stage.in().size();
                float[] kernel = arrays.get(stage.weight());
                arrays.set(
                        stage.weight(),
                        there ? transposed(kernel, in, dense.units()) : transposed(kernel, dense.units(), in));
            }
        }
        return new Weights(arrays);
    }

    private static float[] transposed(float[] matrix, int rows, int columns) {
        float[] turned = new float[matrix.length];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                turned[c * rows + r] = matrix[r * columns + c];
            }
        }
        return turned;
    }

    private static void add(SequentialBlock block, Stage stage) {
        if (stage.layer() instanceof Layer.Dense dense) {
            if (stage.in().hasPlaces()) {
                block.add(ai.djl.nn.Blocks.batchFlattenBlock(stage.in().size()));
            }
            block.add(Linear.builder()
                    .setUnits(dense.units())
                    .optBias(dense.bias())
                    .build());
            if (dense.relu()) {
                block.add(Activation.reluBlock());
            }
        } else if (stage.layer() instanceof Layer.Convolution convolution) {
            block.add(convolution(convolution)).add(Activation.reluBlock());
        } else {
            int size = ((Layer.MaxPool) stage.layer()).size();
            block.add(Pool.maxPool2dBlock(new Shape(size, size), new Shape(size, size)));
        }
    }

    private static Block convolution(Layer.Convolution layer) {
        int size = layer.size();
        return Conv2d.builder()
                .setFilters(layer.filters())
                .setKernelShape(new Shape(size, size))
                .optPadding(new Shape(size / 2, size / 2))
                .build();
    }
}
