package dev.sinter.benchmarks.work;

import java.util.ArrayList;
import java.util.List;

/**
 * The order of engines that keep channels outermost: kernels of convolutions are (out, in, height, width), and the rows of a dense
 * kernel behind a picture follow (channel, height, width).
 */
public final class ChannelsFirst {
    private ChannelsFirst() {}

    /** Our weights in that order. */
    public static Weights of(Network network, Weights weights) {
        return reordered(network, weights, true);
    }

    /** Weights in that order as ours. */
    public static Weights back(Network network, Weights weights) {
        return reordered(network, weights, false);
    }

    private static Weights reordered(Network network, Weights weights, boolean there) {
        List<float[]> arrays = new ArrayList<>(weights.arrays());
        for (Stage stage : network.stages()) {
            if (!stage.weights().isEmpty()) {
                int[] places = places(stage);
                float[] from = arrays.get(stage.weight());
                float[] to = new float[from.length];
                for (int i = 0; i < to.length; i++) {
                    to[there ? places[i] : i] = from[there ? i : places[i]];
                }
                arrays.set(stage.weight(), to);
            }
        }
        return new Weights(arrays);
    }

    /** Where each number of a kernel stands in the other order. */
    private static int[] places(Stage stage) {
        Image in = stage.in();
        if (stage.layer() instanceof Layer.Convolution convolution) {
            return places(convolution.size() * convolution.size(), in.channels(), convolution.filters(), true);
        }
        return places(in.height() * in.width(), in.channels(), stage.out().size(), false);
    }

    /** From (place, channel, output) to (output, channel, place), or to (channel, place, output). */
    private static int[] places(int window, int channels, int outputs, boolean outputFirst) {
        int[] places = new int[window * channels * outputs];
        for (int p = 0; p < window; p++) {
            for (int c = 0; c < channels; c++) {
                for (int o = 0; o < outputs; o++) {
                    places[(p * channels + c) * outputs + o] =
                            outputFirst ? (o * channels + c) * window + p : (c * window + p) * outputs + o;
                }
            }
        }
        return places;
    }
}
