package dev.sinter.benchmarks.plain;

import dev.sinter.benchmarks.work.Image;
import dev.sinter.benchmarks.work.Layer;
import java.util.Arrays;
import java.util.List;

/** Max pooling as nested loops; a tie goes to the first. */
final class PlainMaxPool implements PlainLayer {
    private final Image in;
    private final int size;

    PlainMaxPool(Layer.MaxPool layer, Image in) {
        this.in = in;
        this.size = layer.size();
    }

    /** The input place under an output place, moved by (h, w) in its square. */
    private int under(int out, int h, int w) {
        int width = in.width() / size;
        return (out / width * size + h) * in.width() + out % width * size + w;
    }

    @Override
    public void forward(float[][] x, float[][] y) {
        for (int out = 0; out < y.length; out++) {
            Arrays.fill(y[out], Float.NEGATIVE_INFINITY);
            for (int h = 0; h < size; h++) {
                for (int w = 0; w < size; w++) {
                    max(y[out], x[under(out, h, w)]);
                }
            }
        }
    }

    private static void max(float[] y, float[] x) {
        for (int c = 0; c < y.length; c++) {
            y[c] = Math.max(y[c], x[c]);
        }
    }

    @Override
    public void backward(float[][] x, float[][] y, float[][] dy, float[][] dx) {
        for (float[] place : dx) {
            Arrays.fill(place, 0);
        }
        for (int out = 0; out < y.length; out++) {
            for (int c = 0; c < in.channels(); c++) {
                dx[first(x, out, c, y[out][c])][c] = dy[out][c];
            }
        }
    }

    private int first(float[][] x, int out, int c, float largest) {
        for (int i = 0; i < size * size; i++) {
            int place = under(out, i / size, i % size);
            if (x[place][c] == largest) {
                return place;
            }
        }
        throw new IllegalStateException("the largest of a square is not in it: there is a NaN");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }
}
