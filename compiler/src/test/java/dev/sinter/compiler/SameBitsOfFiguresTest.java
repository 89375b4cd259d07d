package dev.sinter.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.ir.eval.Tensor;
import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.text.OpTable;
import dev.sinter.runtime.DType;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.TrainingSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The contract of bits for every function of the library, each alone and in f32: on what its figures say, scalar code and vectors
 * of 4, 8 and 16 lanes give what the interpreter of the unoptimised graph gives.
 */
class SameBitsOfFiguresTest {
    private static final long SEED = 7;

    /** The values and their gradients, of the samples of the figure, of one sample and of none. */
    @TestFactory
    Stream<DynamicTest> values() throws IOException {
        return tests("values", figure -> {
            Compilation plain = figure.asOutput(List.of());
            Compilation model = figure.isFlat() ? plain : figure.asOutput(figure.variables(plain));
            for (int batch : new int[] {figure.rows(), 1, 0}) {
                Map<String, Tensor> fed = figure.rows(0, batch);
                Map<String, Tensor> expected =
                        new ByInterpreter(model, SEED).run(ModelSpec.PREDICT, fed, batch, 0, false);
                for (int lanes : Compiler.LANES) {
                    Map<String, Tensor> found =
                            new ByKernels(model.load(lanes), SEED).run(ModelSpec.PREDICT, fed, batch, 0, false);
                    SameBits.check(expected, found, figure.expression() + ", " + lanes + " lanes, batch " + batch);
                }
            }
        });
    }

    /** The figure and what is kept between batches, over an epoch whose batches have three samples or fewer. */
    @TestFactory
    Stream<DynamicTest> metrics() throws IOException {
        return tests("metrics", figure -> {
            List<Map<String, Tensor>> batches = new ArrayList<>();
            for (int from = 0; from < figure.rows(); from += 3) {
                batches.add(figure.rows(from, Math.min(figure.rows(), from + 3)));
            }
            batches.add(figure.rows(0, 1));
            train(figure.expression(), figure.asMetric(), batches);
        });
    }

    @TestFactory
    Stream<DynamicTest> optimizers() throws IOException {
        return tests("optimizers", figure -> {
            List<Map<String, Tensor>> steps = figure.gradients(DType.F32).stream()
                    .map(g -> Map.of("g", g))
                    .toList();
            train(figure.expression(), figure.asOptimizer(DType.F32), steps);
        });
    }

    @TestFactory
    Stream<DynamicTest> schedules() throws IOException {
        return tests("schedules", figure -> {
            Map<String, Tensor> step = Map.of("g", Tensor.zeros(DType.F32, List.of()));
            train(figure.expression(), figure.asSchedule(), Collections.nCopies(12, step));
        });
    }

    /** A new op needs a figure, or a model in {@code bits}, whose training graphs hold it. */
    @Test
    void everyOpIsAmongThem() throws IOException {
        Set<String> names = new TreeSet<>(OpTable.names());
        for (Figure figure : Figure.of("values")) {
            Compilation plain = figure.asOutput(List.of());
            plain.training().forEach(graph -> remove(names, graph));
        }
        for (Path file : SameBitsTest.models()) {
            for (Compilation model : Compiler.compile(file, Map.of(), _ -> {})) {
                model.training().forEach(graph -> remove(names, graph));
            }
        }
        // these are gone before the training graphs: gradients have been taken
        names.removeAll(Set.of("gradient"));
        assertEquals(Set.of(), names);
    }

    private static void remove(Set<String> names, Graph graph) {
        graph.nodes().forEach(node -> names.remove(OpTable.name(node.op())));
    }

    private static Stream<DynamicTest> tests(String page, Consumer<Figure> test) throws IOException {
        return Figure.tests(page, figure -> test.accept(figure.in(DType.F32)));
    }

    private static void train(String what, Compilation model, List<Map<String, Tensor>> steps) {
        TrainingSpec training = model.spec().trainings().get(0);
        Runner interpreter = new ByInterpreter(model, SEED);
        Map<Integer, Runner> kernels = new LinkedHashMap<>();
        Compiler.LANES.forEach(lanes -> kernels.put(lanes, new ByKernels(model.load(lanes), SEED)));
        interpreter.begin(training);
        kernels.values().forEach(runner -> runner.begin(training));
        for (int step = 0; step < steps.size(); step++) {
            Map<String, Tensor> fed = steps.get(step);
            int batch =
                    fed.values().iterator().next().shape().stream().findFirst().orElse(1);
            int number = step;
            Map<String, Tensor> expected = interpreter.run(training.step(), fed, batch, step, true);
            kernels.forEach((lanes, runner) -> {
                String where = what + ", " + lanes + " lanes, step " + number;
                SameBits.check(expected, runner.run(training.step(), fed, batch, number, true), where);
                SameBits.check(interpreter.stored(), runner.stored(), where + ", stored");
            });
        }
    }
}
