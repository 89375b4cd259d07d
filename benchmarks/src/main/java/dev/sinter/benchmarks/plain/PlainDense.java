package dev.sinter.benchmarks.plain;

import dev.sinter.benchmarks.work.Layer;
import dev.sinter.benchmarks.work.Stage;
import dev.sinter.benchmarks.work.Weights;
import java.util.List;

/** A dense layer as nested loops. */
final class PlainDense implements PlainLayer {
    private final Layer.Dense layer;
    private final Parameter kernel;
    private final Parameter bias;

    PlainDense(Layer.Dense layer, Stage stage, Weights weights) {
        this.layer = layer;
        kernel = new Parameter(weights.arrays().get(stage.weight()), layer.units());
        bias = new Parameter(
                layer.bias() ? weights.arrays().get(stage.weight() + 1) : new float[layer.units()], layer.units());
    }

    @Override
    public void forward(float[][] x, float[][] y) {
        float[] sums = y[0];
        System.arraycopy(bias.value[0], 0, sums, 0, sums.length);
        int row = 0;
        for (float[] place : x) {
            for (float a : place) {
                Rows.add(sums, a, kernel.value[row++]);
            }
        }
        if (layer.relu()) {
            PlainLayer.relu(sums);
        }
    }

    @Override
    public void backward(float[][] x, float[][] y, float[][] dy, float[][] dx) {
        float[] d = dy[0];
        if (layer.relu()) {
            PlainLayer.throughRelu(y[0], d);
        }
        Rows.add(bias.gradient[0], 1, d);
        int row = 0;
        for (float[] place : x) {
            for (float a : place) {
                Rows.add(kernel.gradient[row++], a, d);
            }
        }
        row = 0;
        for (float[] place : dx) {
            for (int i = 0; i < place.length; i++) {
                place[i] = Rows.dot(kernel.value[row++], d);
            }
        }
    }

    @Override
    public List<Parameter> parameters() {
        return layer.bias() ? List.of(kernel, bias) : List.of(kernel);
    }
}
