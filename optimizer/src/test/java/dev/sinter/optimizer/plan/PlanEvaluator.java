package dev.sinter.optimizer.plan;

import dev.sinter.ir.eval.ScalarEval;
import dev.sinter.ir.eval.Tensor;
import dev.sinter.ir.kernel.Access;
import dev.sinter.ir.kernel.Action;
import dev.sinter.ir.kernel.Barrier;
import dev.sinter.ir.kernel.Buffer;
import dev.sinter.ir.kernel.Check;
import dev.sinter.ir.kernel.Guarded;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Loop;
import dev.sinter.ir.kernel.Place;
import dev.sinter.ir.kernel.Plan;
import dev.sinter.ir.kernel.Reduction;
import dev.sinter.ir.kernel.Sweep;
import dev.sinter.ir.kernel.Write;
import dev.sinter.ir.op.Store;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a plan, slowly and obviously: plain loops, sums in their canonical orders. Turns of output loops run from the last to the first,
 * since they may run in any order; memory is filled with rubbish first, since nothing may be read before it is written.
 */
final class PlanEvaluator {
    private final int batch;
    private final long seed;
    private final long step;
    private final Map<Integer, double[]> arrays = new LinkedHashMap<>();
    private final Map<Store, Map<DType, double[]>> stores;

    /** @param stores the flat array of each store and type, which updates change */
    PlanEvaluator(Plan plan, Map<Store, Map<DType, double[]>> stores, int batch, long seed, long step) {
        this.stores = stores;
        this.batch = batch;
        this.seed = seed;
        this.step = step;
        List<Buffer> all = new ArrayList<>(plan.inputs());
        all.addAll(plan.outputs());
        all.addAll(plan.working());
        for (Buffer buffer : all) {
            double[] array = new double[Math.toIntExact(buffer.size().at(batch))];
            Arrays.fill(array, buffer.dtype().isFloat() ? -7777 : buffer.dtype() == DType.BOOL ? 1 : 77);
            arrays.put(((Place.Array) buffer.place()).index(), array);
        }
    }

    static Map<Store, Map<DType, double[]>> emptyStores() {
        Map<Store, Map<DType, double[]>> stores = new EnumMap<>(Store.class);
        for (Store store : Store.values()) {
            stores.put(store, new EnumMap<>(DType.class));
        }
        return stores;
    }

    double[] array(Buffer buffer) {
        return switch (buffer.place()) {
            case Place.Array array -> arrays.get(array.index());
            case Place.Stored stored -> stores.get(stored.store()).get(buffer.dtype());
            case Place.Table table ->
                table.values().stream().mapToDouble(v -> v).toArray();
            case Place.Seed _ -> new double[] {seed};
            case Place.Step _ -> new double[] {step};
        };
    }

    void run(Plan plan) {
        plan.actions().forEach(this::run);
    }

    private void run(Action action) {
        switch (action) {
            case Kernel kernel -> run(kernel);
            case Sweep sweep -> run(sweep);
            case Check check -> run(check);
            case Barrier _ -> {}
            case Guarded guarded -> {
                Buffer condition = guarded.condition();
                if (array(condition)[start(condition)] != 0 == guarded.value()) {
                    guarded.actions().forEach(this::run);
                }
            }
        }
    }

    private void run(Sweep sweep) {
        double[] x = array(sweep.reads().getFirst());
        int from = start(sweep.reads().getFirst());
        int to = start(sweep.target());
        int rows = Math.toIntExact(sweep.rows().at(batch));
        int width = Math.toIntExact(sweep.width().at(batch));
        int count = Math.toIntExact(sweep.count());
        double[] y = array(sweep.target());
        DType type = sweep.target().dtype();
        switch (sweep.kind()) {
            case GATHER -> {
                for (int i = 0; i < rows * width; i++) {
                    y[to + i] = x[from + index(sweep, i / width) * width + i % width];
                }
            }
            case SCATTER_ADD -> {
                Arrays.fill(y, to, to + Math.toIntExact(sweep.target().size().at(batch)), 0);
                for (int i = 0; i < rows * width; i++) {
                    int at = to + index(sweep, i / width) * width + i % width;
                    y[at] = add(type, y[at], x[from + i]);
                }
            }
            case CUM_SUM -> {
                for (int i = 0; i < rows * count * width; i++) {
                    y[to + i] = add(type, i / width % count == 0 ? 0 : y[to + i - width], x[from + i]);
                }
            }
            case ARG_SORT, ARG_SORT_DESCENDING -> {
                double sign = sweep.kind() == Sweep.Kind.ARG_SORT ? 1 : -1;
                for (int i = 0; i < rows * count; i++) {
                    int place = 0;
                    for (int j = i / count * count; j < (i / count + 1) * count; j++) {
                        double own = sign * x[from + i] + 0.0;
                        double other = sign * x[from + j] + 0.0;
                        int order = Double.isNaN(own) || Double.isNaN(other)
                                ? Boolean.compare(Double.isNaN(other), Double.isNaN(own))
                                : Double.compare(other, own);
                        place += order < 0 || order == 0 && j < i ? 1 : 0;
                    }
                    y[to + i / count * count + place] = i % count;
                }
            }
        }
    }

    private int index(Sweep sweep, int row) {
        Buffer index = sweep.reads().get(1);
        return (int) array(index)[start(index) + row];
    }

    private static double add(DType type, double a, double b) {
        return switch (type) {
            case F32 -> (float) a + (float) b;
            case I32 -> (int) a + (int) b;
            case U8 -> (int) (a + b) & 0xff;
            default -> a + b;
        };
    }

    private void run(Check check) {
        double[] array = array(check.buffer());
        int from = start(check.buffer());
        for (int i = 0; i < check.buffer().size().at(batch); i++) {
            if (array[from + i] < 0 || array[from + i] >= check.limit()) {
                throw new IndexOutOfBoundsException(check.what());
            }
        }
    }

    private static int start(Buffer buffer) {
        return buffer.place() instanceof Place.Stored stored ? stored.offset() : 0;
    }

    private void run(Kernel kernel) {
        int[] sizes = sizes(kernel.loops());
        int turns = Arrays.stream(sizes).reduce(1, Math::multiplyExact);
        for (int turn = turns - 1; turn >= 0; turn--) {
            turn(kernel, sizes, turn);
        }
    }

    private int[] sizes(List<Loop> loops) {
        return loops.stream()
                .mapToInt(loop -> Math.toIntExact(loop.size().at(batch)))
                .toArray();
    }

    private void turn(Kernel kernel, int[] sizes, int turn) {
        int[] at = unflat(turn, sizes);
        List<Tensor> operands = new ArrayList<>();
        for (Access read : kernel.reads()) {
            boolean outside = read.strides().stream().skip(sizes.length).anyMatch(s -> !s.isZero());
            operands.add(outside ? Tensor.zeros(read.buffer().dtype(), List.of()) : number(read, at));
        }
        kernel.reduction().ifPresent(r -> operands.add(Tensor.of(r.type(), List.of(), reduce(kernel, r, sizes, turn))));
        List<Tensor> values = kernel.writes().stream()
                .map(w -> ScalarEval.evaluate(positioned(w.value(), at, turn), operands, List.of()))
                .toList();
        for (int i = 0; i < values.size(); i++) {
            Write write = kernel.writes().get(i);
            array(write.target().buffer())[index(write.target(), at)] =
                    values.get(i).real(0);
        }
    }

    private Tensor number(Access read, int[] at) {
        return Tensor.of(read.buffer().dtype(), List.of(), array(read.buffer())[index(read, at)]);
    }

    private int index(Access access, int[] at) {
        long index = access.offset().at(batch);
        for (int i = 0; i < at.length; i++) {
            index += access.strides().get(i).at(batch) * at[i];
        }
        if (index < 0 || index >= access.buffer().size().at(batch)) {
            throw new IllegalStateException(access + " leaves its buffer at " + Arrays.toString(at));
        }
        return start(access.buffer()) + Math.toIntExact(index);
    }

    private static int[] unflat(int flat, int[] sizes) {
        int[] at = new int[sizes.length];
        int rest = flat;
        for (int i = sizes.length - 1; i >= 0; i--) {
            at[i] = rest % sizes[i];
            rest /= sizes[i];
        }
        return at;
    }

    private static Scalar positioned(Scalar formula, int[] at, long flat) {
        return dev.sinter.optimizer.plan.access.Formula.rewrite(
                formula,
                leaf -> leaf instanceof Scalar.Index index
                        ? Scalar.lit(index.loop() == Scalar.Index.FLAT ? flat : at[index.loop()], DType.I64)
                        : leaf);
    }

    private double reduce(Kernel kernel, Reduction reduction, int[] outputs, int turn) {
        int[] inner = sizes(reduction.loops());
        int count = Arrays.stream(inner).reduce(1, Math::multiplyExact);
        int[] outer = unflat(turn, outputs);
        double[][] elements = new double[reduction.elements().size()][count];
        for (int k = 0; k < count; k++) {
            int[] at = Arrays.copyOf(outer, outer.length + inner.length);
            System.arraycopy(unflat(k, inner), 0, at, outer.length, inner.length);
            List<Tensor> operands =
                    kernel.reads().stream().map(r -> number(r, at)).toList();
            for (int e = 0; e < elements.length; e++) {
                Scalar element = positioned(reduction.elements().get(e), at, -1);
                elements[e][k] =
                        ScalarEval.evaluate(element, operands, List.of()).real(0);
            }
        }
        DType type = reduction.elements().getFirst().type();
        return new CanonicalReduction(type, reduction.combine()).of(reduction.order(), elements, count);
    }
}
