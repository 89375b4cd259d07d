package dev.sinter.optimizer.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sinter.ir.eval.Inputs;
import dev.sinter.ir.eval.Interpreter;
import dev.sinter.ir.eval.Results;
import dev.sinter.ir.eval.Tensor;
import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.graph.Node;
import dev.sinter.ir.graph.Result;
import dev.sinter.ir.graph.TensorType;
import dev.sinter.ir.kernel.Plan;
import dev.sinter.ir.op.Input;
import dev.sinter.ir.op.Store;
import dev.sinter.ir.op.Stored;
import dev.sinter.ir.text.GraphParser;
import dev.sinter.ir.text.GraphText;
import dev.sinter.ir.text.PlanText;
import dev.sinter.optimizer.plan.fuse.KernelStory;
import dev.sinter.runtime.DType;
import dev.sinter.runtime.Layout;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.TensorSpec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Plans a graph, runs the plan on made-up numbers, and wants the bits that the interpreter gives. */
final class PlannedRun {
    private static final double[] SPECIAL = {0.0, -0.0, 1, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e-45, 3e38};

    private final Graph graph;
    private final ProgramSpec spec;
    private final Map<Store, Layout> layouts = new EnumMap<>(Store.class);

    PlannedRun(Graph graph) {
        this.graph = graph;
        List<TensorSpec> inputs = new ArrayList<>();
        Map<Store, List<TensorSpec>> stored = new EnumMap<>(Store.class);
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Input input
                    && inputs.stream().noneMatch(i -> i.name().equals(input.name()))) {
                inputs.add(spec(input.name(), input.type()));
            }
            if (node.op() instanceof Stored tensor) {
                List<TensorSpec> all = stored.computeIfAbsent(tensor.store(), _ -> new ArrayList<>());
                if (all.stream().noneMatch(s -> s.name().equals(tensor.name()))) {
                    all.add(spec(tensor.name(), tensor.type()));
                }
            }
        }
        List<TensorSpec> outputs = new ArrayList<>();
        for (Result result : graph.results()) {
            List<TensorSpec> all = result.store().isEmpty()
                    ? outputs
                    : stored.computeIfAbsent(result.store().get(), _ -> new ArrayList<>());
            if (all.stream().noneMatch(s -> s.name().equals(result.name()))) {
                all.add(spec(result.name(), result.value().type()));
            }
        }
        spec = new ProgramSpec(graph.name(), inputs, outputs);
        stored.forEach((store, specs) -> layouts.put(store, new Layout(specs)));
    }

    /** The plan of a graph given as text, after the bits of its results were compared for several batches. */
    static Plan plan(String graph, int lanes) {
        PlannedRun run = new PlannedRun(GraphParser.parse(graph));
        for (int batch : new int[] {0, 1, 3}) {
            run.agrees(lanes, batch, 5);
        }
        return run.plan(lanes);
    }

    /** What is told about the kernels of a graph given as text. */
    static Map<String, KernelStory> stories(String graph) {
        PlannedRun run = new PlannedRun(GraphParser.parse(graph));
        return Planner.tell(run.graph, run.spec, run.layouts);
    }

    private static TensorSpec spec(String name, TensorType type) {
        Integer[] dims = type.shape().dims().stream().map(PlannedRun::dim).toArray(Integer[]::new);
        return TensorSpec.of(name, type.dtype(), dims);
    }

    private static int dim(Dim dim) {
        return Math.toIntExact(dim.batch() ? -dim.count() : dim.count());
    }

    ProgramSpec spec() {
        return spec;
    }

    Map<Store, Layout> layouts() {
        return layouts;
    }

    Plan plan(int lanes) {
        return Planner.plan(graph, spec, layouts, lanes);
    }

    /** Runs plan and interpreter on numbers that the seed determines; the plan must give the same bits, or fail a check as well. */
    void agrees(int lanes, int batch, long seed) {
        Plan plan = plan(lanes);
        Random random = new Random(seed);
        Inputs inputs = Inputs.NONE.seed(random.nextInt()).step(random.nextInt(100));
        Map<Store, Map<DType, double[]>> stores = PlanEvaluator.emptyStores();
        for (TensorSpec input : spec.inputs()) {
            inputs = inputs.with(input.name(), numbers(input, batch, random));
        }
        for (Map.Entry<Store, Layout> entry : layouts.entrySet()) {
            for (TensorSpec tensor : entry.getValue().specs()) {
                inputs = inputs.with(entry.getKey(), tensor.name(), numbers(tensor, batch, random));
            }
        }
        PlanEvaluator evaluator = new PlanEvaluator(plan, stores, batch, inputs.seed(), inputs.step());
        feed(plan, inputs, evaluator, stores);
        Optional<Results> wanted = interpret(inputs, batch);
        if (wanted.isEmpty()) {
            assertThrows(IndexOutOfBoundsException.class, () -> evaluator.run(plan));
            return;
        }
        evaluator.run(plan);
        String when = "lanes " + lanes + ", batch " + batch + ", seed " + seed;
        compare(plan, inputs, wanted.get(), evaluator, stores, when);
    }

    /** The results; empty where the made-up numbers fail a check. */
    private Optional<Results> interpret(Inputs inputs, int batch) {
        try {
            return Optional.of(Interpreter.run(graph, inputs, batch));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private void feed(Plan plan, Inputs inputs, PlanEvaluator evaluator, Map<Store, Map<DType, double[]>> stores) {
        for (int i = 0; i < spec.inputs().size(); i++) {
            copy(
                    inputs.fed().get(spec.inputs().get(i).name()),
                    evaluator.array(plan.inputs().get(i)),
                    0);
        }
        layouts.forEach((store, layout) -> {
            for (DType type : DType.values()) {
                stores.get(store).put(type, new double[layout.size(type)]);
            }
            for (int i = 0; i < layout.specs().size(); i++) {
                TensorSpec tensor = layout.specs().get(i);
                copy(
                        inputs.stored().get(store).get(tensor.name()),
                        stores.get(store).get(tensor.dtype()),
                        layout.offset(i));
            }
        });
    }

    private void compare(
            Plan plan,
            Inputs inputs,
            Results wanted,
            PlanEvaluator found,
            Map<Store, Map<DType, double[]>> stores,
            String when) {
        for (int i = 0; i < spec.outputs().size(); i++) {
            String name = spec.outputs().get(i).name();
            same(wanted.output(name), found.array(plan.outputs().get(i)), 0, name, when);
        }
        layouts.forEach((store, layout) -> {
            for (int i = 0; i < layout.specs().size(); i++) {
                TensorSpec tensor = layout.specs().get(i);
                Map<String, Tensor> changed = wanted.stored().getOrDefault(store, Map.of());
                Tensor value = changed.getOrDefault(
                        tensor.name(), inputs.stored().get(store).get(tensor.name()));
                same(value, stores.get(store).get(tensor.dtype()), layout.offset(i), tensor.name(), when);
            }
        });
    }

    private void same(Tensor wanted, double[] found, int offset, String name, String when) {
        for (int i = 0; i < wanted.size(); i++) {
            double want = wanted.real(i);
            double have = found[offset + i];
            if (Double.doubleToLongBits(want) != Double.doubleToLongBits(have)) {
                assertEquals(
                        want,
                        have,
                        name + "[" + i + "] differs, " + when + "\n" + GraphText.print(graph)
                                + PlanText.print(plan(8)));
            }
        }
    }

    private static void copy(Tensor from, double[] to, int offset) {
        for (int i = 0; i < from.size(); i++) {
            to[offset + i] = from.real(i);
        }
    }

    private static Tensor numbers(TensorSpec spec, int batch, Random random) {
        int[] shape = spec.shape(batch);
        double[] values = new double[spec.size(batch)];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (spec.dtype()) {
                case F32, F64 ->
                    random.nextInt(12) == 0 ? SPECIAL[random.nextInt(SPECIAL.length)] : random.nextGaussian();
                case BOOL -> random.nextInt(2);
                case U8, I32, I64 -> random.nextInt(3);
            };
        }
        return Tensor.of(spec.dtype(), java.util.Arrays.stream(shape).boxed().toList(), values);
    }
}
