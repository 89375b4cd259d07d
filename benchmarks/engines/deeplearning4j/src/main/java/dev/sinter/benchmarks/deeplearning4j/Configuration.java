package dev.sinter.benchmarks.deeplearning4j;

import dev.sinter.benchmarks.work.Head;
import dev.sinter.benchmarks.work.Image;
import dev.sinter.benchmarks.work.Layer;
import dev.sinter.benchmarks.work.Network;
import dev.sinter.benchmarks.work.Optimizer;
import dev.sinter.benchmarks.work.Stage;
import java.util.List;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A network in the words of Deeplearning4j. */
final class Configuration {
    private Configuration() {}

    static MultiLayerConfiguration of(Network network, Optimizer optimizer) {
        NeuralNetConfiguration.ListBuilder list =
                new NeuralNetConfiguration.Builder().updater(updater(optimizer)).list();
        List<Stage> stages = network.stages();
        for (int i = 0; i < stages.size(); i++) {
            list.layer(i == stages.size() - 1 ? last(stages.get(i), network.head()) : layer(stages.get(i)));
        }
        Image in = network.input();
        return list.setInputType(
                        in.hasPlaces()
                                ? InputType.convolutional(in.height(), in.width(), in.channels())
                                : InputType.feedForward(in.size()))
                .build();
    }

    private static org.deeplearning4j.nn.conf.layers.Layer layer(Stage stage) {
        if (stage.layer() instanceof Layer.Dense dense) {
            return new DenseLayer.Builder()
                    .nOut(dense.units())
                    .activation(dense.relu() ? Activation.RELU : Activation.IDENTITY)
                    .hasBias(dense.bias())
                    .build();
        }
        if (stage.layer() instanceof Layer.Convolution convolution) {
            return new ConvolutionLayer.Builder(convolution.size(), convolution.size())
                    .nOut(convolution.filters())
                    .convolutionMode(ConvolutionMode.Same)
                    .activation(Activation.RELU)
                    .build();
        }
        int size = ((Layer.MaxPool) stage.layer()).size();
        return new SubsamplingLayer.Builder(
                        SubsamplingLayer.PoolingType.MAX, new int[] {size, size}, new int[] {size, size})
                .build();
    }

    /** There the last dense layer, the head and the loss are one layer. */
    private static OutputLayer last(Stage stage, Head head) {
        Layer.Dense dense = (Layer.Dense) stage.layer();
        OutputLayer.Builder layer = switch (head) {
            case SOFTMAX -> new OutputLayer.Builder(LossFunction.MCXENT).activation(Activation.SOFTMAX);
            case SIGMOID -> new OutputLayer.Builder(LossFunction.XENT).activation(Activation.SIGMOID);
            case LINEAR -> new OutputLayer.Builder(LossFunction.MSE).activation(Activation.IDENTITY);
        };
        return layer.nOut(dense.units()).hasBias(dense.bias()).build();
    }

    private static IUpdater updater(Optimizer optimizer) {
        if (optimizer instanceof Optimizer.Adam) {
            return new Adam(optimizer.rate(), Optimizer.Adam.BETA_1, Optimizer.Adam.BETA_2, Optimizer.Adam.EPSILON);
        }
        if (optimizer instanceof Optimizer.RmsProp) {
            return new RmsProp(optimizer.rate(), Optimizer.RmsProp.RHO, Optimizer.RmsProp.EPSILON);
        }
        return new Sgd(optimizer.rate());
    }
}
