package dev.sinter.benchmarks.plain;

import dev.sinter.benchmarks.work.Optimizer;
import java.util.Arrays;

/** A weight as rows, with its gradient and what the optimizer keeps. Rows of their own are what the JIT compiler vectorises. */
final class Parameter {
    final float[][] value;
    final float[][] gradient;
    private final float[][] m;
    private final float[][] v;

    Parameter(float[] values, int columns) {
        int rows = values.length / columns;
        value = new float[rows][columns];
        gradient = new float[rows][columns];
        m = new float[rows][columns];
        v = new float[rows][columns];
        for (int r = 0; r < rows; r++) {
            System.arraycopy(values, r * columns, value[r], 0, columns);
        }
    }

    /** All values, row-major. */
    float[] values() {
        int columns = value[0].length;
        float[] all = new float[value.length * columns];
        for (int r = 0; r < value.length; r++) {
            System.arraycopy(value[r], 0, all, r * columns, columns);
        }
        return all;
    }

    /** Changes the values by the gradient and sets the gradient to nothing. */
    void update(Optimizer optimizer, int step) {
        for (int r = 0; r < value.length; r++) {
            if (optimizer instanceof Optimizer.Adam adam) {
                double correction = Math.sqrt(1 - Math.pow(Optimizer.Adam.BETA_2, step))
                        / (1 - Math.pow(Optimizer.Adam.BETA_1, step));
                adam(value[r], gradient[r], m[r], v[r], (float) (adam.rate() * correction));
            } else if (optimizer instanceof Optimizer.RmsProp) {
                rmsProp(value[r], gradient[r], v[r], (float) optimizer.rate());
            } else {
                Rows.add(value[r], (float) -optimizer.rate(), gradient[r]);
            }
            Arrays.fill(gradient[r], 0);
        }
    }

    private static void adam(float[] w, float[] g, float[] m, float[] v, float rate) {
        for (int i = 0; i < w.length; i++) {
            m[i] += (float) (1 - Optimizer.Adam.BETA_1) * (g[i] - m[i]);
            v[i] += (float) (1 - Optimizer.Adam.BETA_2) * (g[i] * g[i] - v[i]);
            w[i] -= rate * m[i] / ((float) Math.sqrt(v[i]) + (float) Optimizer.Adam.EPSILON);
        }
    }

    private static void rmsProp(float[] w, float[] g, float[] v, float rate) {
        for (int i = 0; i < w.length; i++) {
            v[i] = (float) Optimizer.RmsProp.RHO * v[i] + (float) (1 - Optimizer.RmsProp.RHO) * g[i] * g[i];
            w[i] -= rate * g[i] / (float) Math.sqrt(v[i] + (float) Optimizer.RmsProp.EPSILON);
        }
    }
}
