package dev.sinter.benchmarks.plain;

import dev.sinter.benchmarks.work.Image;
import dev.sinter.benchmarks.work.Layer;
import dev.sinter.benchmarks.work.Stage;
import dev.sinter.benchmarks.work.Weights;
import java.util.Arrays;
import java.util.List;

/** A convolution as nested loops; taps outside the picture are passed over. */
final class PlainConvolution implements PlainLayer {
    private final Image in;
    private final int size;
    private final Parameter kernel;
    private final Parameter bias;

    PlainConvolution(Layer.Convolution layer, Stage stage, Weights weights) {
        in = stage.in();
        size = layer.size();
        kernel = new Parameter(weights.arrays().get(stage.weight()), layer.filters());
        bias = new Parameter(weights.arrays().get(stage.weight() + 1), layer.filters());
    }

    /** What is done for an output place, an input place, and the first of the kernel's rows between them. */
    private interface Tap {
        void at(int out, int place, int row);
    }

    private void taps(Tap tap) {
        for (int h = 0; h < in.height(); h++) {
            for (int w = 0; w < in.width(); w++) {
                for (int kh = 0; kh < size; kh++) {
                    for (int kw = 0; kw < size; kw++) {
                        int fromH = h + kh - size / 2;
                        int fromW = w + kw - size / 2;
                        if (fromH >= 0 && fromH < in.height() && fromW >= 0 && fromW < in.width()) {
                            tap.at(h * in.width() + w, fromH * in.width() + fromW, (kh * size + kw) * in.channels());
                        }
                    }
                }
            }
        }
    }

    @Override
    public void forward(float[][] x, float[][] y) {
        for (float[] place : y) {
            System.arraycopy(bias.value[0], 0, place, 0, place.length);
        }
        taps((out, place, row) -> {
            for (int c = 0; c < in.channels(); c++) {
                Rows.add(y[out], x[place][c], kernel.value[row + c]);
            }
        });
        for (float[] place : y) {
            PlainLayer.relu(place);
        }
    }

    @Override
    public void backward(float[][] x, float[][] y, float[][] dy, float[][] dx) {
        for (int p = 0; p < y.length; p++) {
            PlainLayer.throughRelu(y[p], dy[p]);
            Rows.add(bias.gradient[0], 1, dy[p]);
        }
        taps((out, place, row) -> {
            for (int c = 0; c < in.channels(); c++) {
                Rows.add(kernel.gradient[row + c], x[place][c], dy[out]);
            }
        });
        if (dx.length == 0) {
            return;
        }
        for (float[] place : dx) {
            Arrays.fill(place, 0);
        }
        taps((out, place, row) -> {
            for (int c = 0; c < in.channels(); c++) {
                dx[place][c] += Rows.dot(kernel.value[row + c], dy[out]);
            }
        });
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(kernel, bias);
    }
}
