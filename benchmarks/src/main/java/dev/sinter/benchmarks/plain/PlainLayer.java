package dev.sinter.benchmarks.plain;

import dev.sinter.benchmarks.work.Layer;
import dev.sinter.benchmarks.work.Stage;
import dev.sinter.benchmarks.work.Weights;
import java.util.List;

/** A layer with its weights. A picture is an array of places, each an array of channels; a vector is one place. */
interface PlainLayer {
    /** The layer of a stage with its weights. */
    static PlainLayer of(Stage stage, Weights weights) {
        if (stage.layer() instanceof Layer.Dense dense) {
            return new PlainDense(dense, stage, weights);
        }
        if (stage.layer() instanceof Layer.Convolution convolution) {
            return new PlainConvolution(convolution, stage, weights);
        }
        return new PlainMaxPool((Layer.MaxPool) stage.layer(), stage.in());
    }

    /** Computes the outputs of one sample. */
    void forward(float[][] x, float[][] y);

    /**
     * Adds to the gradients of the weights what one sample says.
     *
     * @param x what went in
     * @param y what came out
     * @param dy the gradient of the loss by y; may be changed
     * @param dx takes the gradient by x, or is empty when nobody wants it
     */
    void backward(float[][] x, float[][] y, float[][] dy, float[][] dx);

    /** The weights. */
    List<Parameter> parameters();

    /** Sets to nothing what relu has cut off. */
    static void throughRelu(float[] y, float[] dy) {
        for (int i = 0; i < y.length; i++) {
            dy[i] = y[i] > 0 ? dy[i] : 0;
        }
    }

    /** max(x, 0). */
    static void relu(float[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] = Math.max(y[i], 0);
        }
    }
}
