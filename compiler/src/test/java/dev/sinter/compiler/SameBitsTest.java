package dev.sinter.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sinter.ir.eval.Tensor;
import dev.sinter.runtime.DType;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.ProgramSpec;
import dev.sinter.runtime.Random;
import dev.sinter.runtime.TensorSpec;
import dev.sinter.runtime.TrainingSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The contract of bits, for every sample: the unoptimised interpreter, scalar code and vectors of 4, 8 and 16 lanes agree on every
 * output and everything stored, after the first step and after the hundredth.
 */
class SameBitsTest {
    private static final int STEPS = 100;
    private static final int BATCH = 3;
    private static final long SEED = 7;

    @TestFactory
    Stream<DynamicTest> everyWayOfRunningASampleGivesTheSameBits() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : SampleModels.all()) {
            for (Compilation model : Compiler.compile(file, Map.of(), _ -> {})) {
                tests.add(dynamicTest(model.simpleName() + " predicts", () -> predict(model)));
                for (TrainingSpec training : model.spec().trainings()) {
                    tests.add(dynamicTest(model.simpleName() + " " + training.name(), () -> train(model, training)));
                }
            }
        }
        return tests.stream();
    }

    private static void predict(Compilation model) {
        ProgramSpec program = model.spec().programs().get(ModelSpec.PREDICT);
        for (int batch : new int[] {1, BATCH}) {
            Map<String, Tensor> fed = inputs(program, batch, batch);
            Map<String, Tensor> expected = new ByInterpreter(model, SEED).run(ModelSpec.PREDICT, fed, batch, 0, false);
            for (int lanes : Compiler.LANES) {
                Map<String, Tensor> found =
                        new ByKernels(model.load(lanes), SEED).run(ModelSpec.PREDICT, fed, batch, 0, false);
                same(expected, found, model.simpleName() + ".predict, " + lanes + " lanes, batch " + batch);
            }
        }
    }

    private static void train(Compilation model, TrainingSpec training) {
        Runner interpreter = new ByInterpreter(model, SEED);
        List<Runner> kernels =
                Compiler.LANES.stream().<Runner>map(lanes -> new ByKernels(model.load(lanes), SEED)).toList();
        interpreter.begin(training);
        kernels.forEach(k -> k.begin(training));
        ProgramSpec program = model.spec().programs().get(training.step());
        for (int step = 0; step < STEPS; step++) {
            Map<String, Tensor> fed = inputs(program, BATCH, step);
            Map<String, Tensor> expected = interpreter.run(training.step(), fed, BATCH, step, true);
            for (int i = 0; i < kernels.size(); i++) {
                String what = model.simpleName() + "." + training.name() + ", " + Compiler.LANES.get(i) + " lanes, step " + step;
                same(expected, kernels.get(i).run(training.step(), fed, BATCH, step, true), what);
                if (step == 0 || step == STEPS - 1) {
                    same(interpreter.stored(), kernels.get(i).stored(), what + ", stored");
                }
            }
        }
        ProgramSpec evaluate = model.spec().programs().get(training.evaluate());
        Map<String, Tensor> fed = inputs(evaluate, BATCH, STEPS);
        Map<String, Tensor> expected = interpreter.run(training.evaluate(), fed, BATCH, STEPS, false);
        for (int i = 0; i < kernels.size(); i++) {
            same(
                    expected,
                    kernels.get(i).run(training.evaluate(), fed, BATCH, STEPS, false),
                    model.simpleName() + "." + training.name() + ".evaluate, " + Compiler.LANES.get(i) + " lanes");
        }
    }

    private static void same(Map<String, Tensor> expected, Map<String, Tensor> found, String what) {
        assertEquals(expected.keySet(), found.keySet(), what);
        expected.forEach((name, tensor) -> {
            if (!tensor.equals(found.get(name))) {
                fail(what + ": " + name + " differs " + difference(tensor, found.get(name))
                        + "\nSee the kernels with: ./sinter show --emit plan; every stage is written by -Dsinter.dump=FOLDER");
            }
        });
    }

    private static String difference(Tensor expected, Tensor found) {
        return IntStream.range(0, Math.min(expected.size(), found.size()))
                .filter(i -> Double.doubleToLongBits(expected.real(i)) != Double.doubleToLongBits(found.real(i)))
                .mapToObj(i -> "at " + i + ": interpreter " + expected.real(i) + ", generated " + found.real(i))
                .findFirst()
                .orElse("in shape: " + expected.shape() + " and " + found.shape());
    }

    /** Numbers that suit any model: whole ones are class numbers 0 or 1, others lie around 0; defaults fill what has one. */
    private static Map<String, Tensor> inputs(ProgramSpec program, int batch, long step) {
        Map<String, Tensor> fed = new LinkedHashMap<>();
        for (TensorSpec input : program.inputs()) {
            Double number = program.defaults().get(input.name());
            List<Integer> shape = IntStream.of(input.shape(batch)).boxed().toList();
            int most = input.dims().size() <= 1 || input.dtype() == DType.BOOL ? 2 : 256;
            double[] values = IntStream.range(0, input.size(batch))
                    .mapToDouble(e -> {
                        double u = Random.uniform(SEED, step, input.name().hashCode(), e);
                        return number != null ? number : input.dtype().isFloat() ? 3 * u - 1.5 : Math.floor(u * most);
                    })
                    .toArray();
            fed.put(input.name(), Tensor.of(input.dtype(), shape, values));
        }
        return fed;
    }

    /** The model files of the samples. */
    static final class SampleModels {
        private SampleModels() {}

        static List<Path> all() throws IOException {
            try (Stream<Path> files = Files.walk(Path.of("..", "samples"), 2)) {
                return files.filter(f -> f.toString().endsWith(".model")).sorted().toList();
            }
        }
    }
}
