package dev.sinter.benchmarks.tensorflow;

import dev.sinter.benchmarks.work.Head;
import dev.sinter.benchmarks.work.Image;
import dev.sinter.benchmarks.work.Layer;
import dev.sinter.benchmarks.work.Network;
import dev.sinter.benchmarks.work.Stage;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** A network as operations of a graph. The weights are operands, constants or variables, in their own order. */
record NetworkGraph(Ops tf, Network network, List<Operand<TFloat32>> weights) {
    /** The shape of a batch of inputs. */
    static Shape shape(Image image, int batch) {
        return image.hasPlaces()
                ? Shape.of(batch, image.height(), image.width(), image.channels())
                : Shape.of(batch, image.size());
    }

    /** What goes into the head. */
    Operand<TFloat32> scores(Operand<TFloat32> x, int batch) {
        Operand<TFloat32> value = x;
        for (Stage stage : network.stages()) {
            value = layer(stage, value, batch);
        }
        return value;
    }

    /** What comes out of it. */
    Operand<TFloat32> outputs(Operand<TFloat32> scores) {
        return switch (network.head()) {
            case SOFTMAX -> tf.nn.softmax(scores);
            case SIGMOID -> tf.math.sigmoid(scores);
            case LINEAR -> scores;
        };
    }

    /** The loss of the whole batch. */
    Operand<TFloat32> loss(Operand<TFloat32> scores, Operand<TFloat32> target) {
        if (network.head() == Head.SOFTMAX) {
            return tf.math.mean(
                    tf.nn.softmaxCrossEntropyWithLogits(scores, target).loss(), tf.constant(0));
        }
        Operand<TFloat32> each = network.head() == Head.SIGMOID
                ? tf.math.sub(tf.math.softplus(scores), tf.math.mul(scores, target))
                : tf.math.squaredDifference(scores, target);
        return tf.math.mean(each, tf.constant(new int[] {0, 1}));
    }

    private Operand<TFloat32> layer(Stage stage, Operand<TFloat32> x, int batch) {
        if (stage.layer() instanceof Layer.Dense dense) {
            Operand<TFloat32> flat = stage.in().hasPlaces()
                    ? tf.reshape(x, tf.constant(new int[] {batch, stage.in().size()}))
                    : x;
            Operand<TFloat32> product = tf.linalg.matMul(flat, weights.get(stage.weight()));
            Operand<TFloat32> sum = dense.bias() ? tf.nn.biasAdd(product, weights.get(stage.weight() + 1)) : product;
            return dense.relu() ? tf.nn.relu(sum) : sum;
        }
        if (stage.layer() instanceof Layer.Convolution) {
            Operand<TFloat32> sum = tf.nn.conv2d(x, weights.get(stage.weight()), List.of(1L, 1L, 1L, 1L), "SAME");
            return tf.nn.relu(tf.nn.biasAdd(sum, weights.get(stage.weight() + 1)));
        }
        int size = ((Layer.MaxPool) stage.layer()).size();
        Operand<TInt32> window = tf.constant(new int[] {1, size, size, 1});
        return tf.nn.maxPool(x, window, window, "VALID");
    }
}
