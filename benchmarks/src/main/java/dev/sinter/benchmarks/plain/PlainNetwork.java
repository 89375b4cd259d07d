package dev.sinter.benchmarks.plain;

import dev.sinter.benchmarks.work.Head;
import dev.sinter.benchmarks.work.Image;
import dev.sinter.benchmarks.work.Network;
import dev.sinter.benchmarks.work.Stage;
import dev.sinter.benchmarks.work.Weights;
import java.util.ArrayList;
import java.util.List;

/** A network of plain layers that takes one sample at a time. */
final class PlainNetwork {
    private final Head head;
    private final List<PlainLayer> layers = new ArrayList<>();
    /** What goes into each layer, and what comes out of the last. */
    private final List<float[][]> values = new ArrayList<>();
    /** The gradients of the loss by those; empty for the input. */
    private final List<float[][]> gradients = new ArrayList<>();

    PlainNetwork(Network network, Weights weights) {
        head = network.head();
        values.add(places(network.input()));
        gradients.add(new float[0][]);
        for (Stage stage : network.stages()) {
            layers.add(PlainLayer.of(stage, weights));
            values.add(places(stage.out()));
            gradients.add(places(stage.out()));
        }
    }

    private static float[][] places(Image image) {
        return new float[image.height() * image.width()][image.channels()];
    }

    List<PlainLayer> layers() {
        return layers;
    }

    /** The outputs for the sample that begins at {@code x[from]}. */
    float[] forward(float[] x, int from) {
        int at = from;
        for (float[] place : values.get(0)) {
            System.arraycopy(x, at, place, 0, place.length);
            at += place.length;
        }
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).forward(values.get(i), values.get(i + 1));
        }
        float[] y = values.get(layers.size())[0];
        switch (head) {
            case SOFTMAX -> softmax(y);
            case SIGMOID -> sigmoid(y);
            case LINEAR -> {}
        }
        return y;
    }

    /** After {@link #forward}: adds to all gradients this sample's share of the loss, the mean over so many samples. */
    void backward(float[] target, int from, int samples) {
        int last = layers.size();
        float[] y = values.get(last)[0];
        float[] dy = gradients.get(last)[0];
        // the derivative of each head's loss by what goes into the head
        float scale = switch (head) {
            case SOFTMAX -> 1f / samples;
            case SIGMOID -> 1f / (samples * y.length);
            case LINEAR -> 2f / (samples * y.length);
        };
        for (int i = 0; i < y.length; i++) {
            dy[i] = (y[i] - target[from + i]) * scale;
        }
        for (int i = last - 1; i >= 0; i--) {
            layers.get(i).backward(values.get(i), values.get(i + 1), gradients.get(i + 1), gradients.get(i));
        }
    }

    private static void softmax(float[] y) {
        float max = Float.NEGATIVE_INFINITY;
        for (float value : y) {
            max = Math.max(max, value);
        }
        float sum = 0;
        for (int i = 0; i < y.length; i++) {
            y[i] = (float) Math.exp(y[i] - max);
            sum += y[i];
        }
        for (int i = 0; i < y.length; i++) {
            y[i] /= sum;
        }
    }

    private static void sigmoid(float[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] = (float) (1 / (1 + Math.exp(-y[i])));
        }
    }
}
