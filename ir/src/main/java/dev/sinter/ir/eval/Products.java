package dev.sinter.ir.eval;

import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.kernel.Reduction.Order;
import dev.sinter.ir.kernel.SumOrder;
import dev.sinter.ir.op.Nest;
import java.util.Arrays;
import java.util.List;

/**
 * Contractions, one fused multiply-add after the other in the order of the reduction index; blocks as in {@link Sums}.
 * The numbers of one row of results, which runs along the last output loop, are summed side by side.
 */
final class Products {
    private final Order order;
    private final List<Integer> outputs;
    /** Of the row: how many results, and the distances of neighbours in both operands. */
    private final int columns;

    private final int[] steps = new int[2];
    /** For each operand, where each row begins, and how far from there each turn of the reduction loops reads. */
    private final int[][] rows = new int[2][];

    private final int[][] turns = new int[2][];

    private Products(Nest nest, List<Tensor> operands, int batch) {
        order = SumOrder.of(nest);
        outputs = sizes(nest.outputs(), batch);
        columns = outputs.getLast();
        List<Integer> outer = outputs.subList(0, outputs.size() - 1);
        for (int i = 0; i < 2; i++) {
            long[] strides = new long[nest.outputs().size() + nest.reductions().size()];
            long start = 0;
            long[] own = Strided.rowMajor(operands.get(i).shape());
            for (int axis = 0; axis < own.length; axis++) {
                Nest.Coordinate at = nest.coordinates().get(i).get(axis);
                start += own[axis] * at.start();
                for (int loop = 0; loop < strides.length; loop++) {
                    strides[loop] += own[axis] * at.steps().get(loop);
                }
            }
            steps[i] = (int) strides[outer.size()];
            rows[i] = places(outer, start, strides);
            long[] inner = Arrays.copyOfRange(strides, outputs.size(), strides.length);
            turns[i] = places(sizes(nest.reductions(), batch), 0, inner);
        }
    }

    private static List<Integer> sizes(List<Dim> dims, int batch) {
        return dims.stream().map(dim -> Math.toIntExact(dim.at(batch))).toList();
    }

    private static int[] places(List<Integer> sizes, long offset, long[] strides) {
        int[] places = new int[Tensor.size(sizes)];
        Strided.walk(sizes, offset, strides, (flat, at) -> places[flat] = at);
        return places;
    }

    /** The contraction of two tensors. */
    static Tensor multiply(Nest nest, Tensor left, Tensor right, int batch) {
        Products products = new Products(nest, List.of(left, right), batch);
        Tensor y = Tensor.zeros(left.dtype(), products.outputs);
        for (int row = 0; y.size() > 0 && row < products.rows[0].length; row++) {
            int to = row * products.columns;
            switch (left.dtype()) {
                case F32 ->
                    System.arraycopy(
                            products.row(row, left.floats(), right.floats()), 0, y.floats(), to, products.columns);
                case F64 ->
                    System.arraycopy(
                            products.row(row, left.doubles(), right.doubles()), 0, y.doubles(), to, products.columns);
                default -> products.whole(row, left, right, y);
            }
        }
        return y;
    }

    /** Integers need no order: overflow wraps around. */
    private void whole(int row, Tensor left, Tensor right, Tensor y) {
        for (int j = 0; j < columns; j++) {
            long sum = 0;
            for (int k = 0; k < turns[0].length; k++) {
                sum += left.whole(rows[0][row] + turns[0][k] + j * steps[0])
                        * right.whole(rows[1][row] + turns[1][k] + j * steps[1]);
            }
            y.set(row * columns + j, sum);
        }
    }

    private float[] row(int row, float[] a, float[] b) {
        float[] sums = new float[columns];
        for (int start = 0; start < turns[0].length; start += Sums.BLOCK) {
            int end = Math.min(start + Sums.BLOCK, turns[0].length);
            float[][] lanes = new float[order == Order.LANES ? Sums.LANES : 1][columns];
            for (int k = start; k < end; k++) {
                float[] lane = lanes[(k - start) % lanes.length];
                int p = rows[0][row] + turns[0][k];
                int q = rows[1][row] + turns[1][k];
                for (int j = 0; j < columns; j++) {
                    lane[j] = Math.fma(a[p + j * steps[0]], b[q + j * steps[1]], lane[j]);
                }
            }
            for (int j = 0; j < columns; j++) {
                float block = tree(lanes, j);
                sums[j] = start == 0 ? block : sums[j] + block;
            }
        }
        return sums;
    }

    private static float tree(float[][] lanes, int column) {
        float[] own = new float[lanes.length];
        for (int lane = 0; lane < own.length; lane++) {
            own[lane] = lanes[lane][column];
        }
        return own.length == 1 ? own[0] : Sums.tree(own);
    }

    private double[] row(int row, double[] a, double[] b) {
        double[] sums = new double[columns];
        for (int start = 0; start < turns[0].length; start += Sums.BLOCK) {
            int end = Math.min(start + Sums.BLOCK, turns[0].length);
            double[][] lanes = new double[order == Order.LANES ? Sums.LANES : 1][columns];
            for (int k = start; k < end; k++) {
                double[] lane = lanes[(k - start) % lanes.length];
                int p = rows[0][row] + turns[0][k];
                int q = rows[1][row] + turns[1][k];
                for (int j = 0; j < columns; j++) {
                    lane[j] = Math.fma(a[p + j * steps[0]], b[q + j * steps[1]], lane[j]);
                }
            }
            for (int j = 0; j < columns; j++) {
                double block = tree(lanes, j);
                sums[j] = start == 0 ? block : sums[j] + block;
            }
        }
        return sums;
    }

    private static double tree(double[][] lanes, int column) {
        double[] own = new double[lanes.length];
        for (int lane = 0; lane < own.length; lane++) {
            own[lane] = lanes[lane][column];
        }
        return own.length == 1 ? own[0] : Sums.tree(own);
    }
}
