package dev.sinter.compiler;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sinter.ir.eval.Tensor;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.Precision;
import dev.sinter.runtime.TrainingSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The contract of bits, for every sample and for models that use what samples do not: the unoptimised interpreter, scalar code and
 * vectors of 4, 8 and 16 lanes agree on every output and everything stored, after the first step and after the hundredth; so they do
 * when weights are kept in 16 bits, where the interpreter computes with rounded weights.
 */
class SameBitsTest {
    private static final Path BITS = Path.of("src", "test", "resources", "bits");
    private static final int STEPS = 100;
    private static final int BATCH = 3;
    private static final long SEED = 7;

    @TestFactory
    Stream<DynamicTest> everyWayOfRunningASampleGivesTheSameBits() throws IOException {
        return tests(Path.of("..", "samples"));
    }

    @TestFactory
    Stream<DynamicTest> everyWayOfRunningAModelGivesTheSameBits() throws IOException {
        return tests(BITS);
    }

    /** The models that use what samples do not. */
    static List<Path> models() throws IOException {
        return models(BITS);
    }

    private static Stream<DynamicTest> tests(Path folder) throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Compilation model : compiled(folder)) {
            tests.add(dynamicTest(model.simpleName() + " predicts", () -> predict(model)));
            Compilation halved = model.withWeights(Precision.BF16);
            if (halved.spec().weights().halved() > 0) {
                tests.add(dynamicTest(model.simpleName() + " predicts with bf16 weights", () -> predict(halved)));
            }
            for (TrainingSpec training : model.spec().trainings()) {
                tests.add(dynamicTest(model.simpleName() + " " + training.name(), () -> train(model, training)));
            }
        }
        return tests.stream();
    }

    /** All models of a folder, of a size that suits tests. */
    static List<Compilation> compiled(Path folder) throws IOException {
        List<Compilation> all = new ArrayList<>();
        for (Path file : models(folder)) {
            all.addAll(Compiler.compile(file, suited(file), _ -> {}));
        }
        return all;
    }

    /** Small networks, since the interpreter takes long; and constants that keep training finite on numbers that are not real data. */
    private static Map<String, String> suited(Path file) {
        return switch (file.getFileName().toString()) {
            case "DigitCnn.model" -> Map.of("filters1", "8", "filters2", "9", "hidden_units", "17");
            case "Deep.model" -> Map.of("depth", "3", "rate", "0.001");
            case "MinMax.model" ->
                Map.of("lowest", "0,0,0,0", "highest", "1,1,1,1", "lowest_close", "0", "highest_close", "1");
            default -> Map.of();
        };
    }

    private static List<Path> models(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(f -> f.toString().endsWith(".model")).sorted().toList();
        }
    }

    private static void predict(Compilation model) {
        Map<String, Tensor> weights = new ByInterpreter(model, SEED).stored();
        for (int lanes : Compiler.LANES) {
            SameBits.check(
                    weights, new ByKernels(model.load(lanes), SEED).stored(), model.simpleName() + ".initialize");
        }
        for (int batch : new int[] {0, 1, BATCH, 5}) {
            predict(model, LegalInputs.of(model, ModelSpec.PREDICT, batch, batch), batch, "");
        }
        predict(model, LegalInputs.withOddOnes(model, ModelSpec.PREDICT, 5, 0), 5, " of odd numbers");
    }

    private static void predict(Compilation model, Map<String, Tensor> fed, int batch, String kind) {
        Map<String, Tensor> expected = new ByInterpreter(model, SEED).run(ModelSpec.PREDICT, fed, batch, 0, false);
        for (int lanes : Compiler.LANES) {
            Map<String, Tensor> found =
                    new ByKernels(model.load(lanes), SEED).run(ModelSpec.PREDICT, fed, batch, 0, false);
            SameBits.check(
                    expected, found, model.simpleName() + ".predict, " + lanes + " lanes, batch " + batch + kind);
        }
    }

    private static void train(Compilation model, TrainingSpec training) {
        Runner interpreter = new ByInterpreter(model, SEED);
        List<Runner> kernels = Compiler.LANES.stream()
                .<Runner>map(lanes -> new ByKernels(model.load(lanes), SEED))
                .toList();
        interpreter.begin(training);
        kernels.forEach(k -> k.begin(training));
        for (int step = 0; step < STEPS; step++) {
            // every fourth batch is that of one sample, as the last of an epoch may be
            int batch = step % 4 == 3 ? 1 : BATCH;
            Map<String, Tensor> fed = LegalInputs.of(model, training.step(), batch, step);
            Map<String, Tensor> expected = interpreter.run(training.step(), fed, batch, step, true);
            if (training.hasLoss()) {
                // all NaNs are one, so training that ran into them would compare nothing
                assertTrue(Double.isFinite(expected.get("loss").real(0)), "the loss of step " + step);
            }
            for (int i = 0; i < kernels.size(); i++) {
                String what = model.simpleName() + "." + training.name() + ", " + Compiler.LANES.get(i)
                        + " lanes, step " + step;
                SameBits.check(expected, kernels.get(i).run(training.step(), fed, batch, step, true), what);
                if (step == 0 || step == STEPS - 1) {
                    SameBits.check(interpreter.stored(), kernels.get(i).stored(), what + ", stored");
                }
            }
        }
        for (int batch : new int[] {0, BATCH}) {
            evaluate(model, training, interpreter, kernels, batch);
        }
    }

    private static void evaluate(
            Compilation model, TrainingSpec training, Runner interpreter, List<Runner> kernels, int batch) {
        Map<String, Tensor> fed = LegalInputs.of(model, training.evaluate(), batch, STEPS);
        Map<String, Tensor> expected = interpreter.run(training.evaluate(), fed, batch, STEPS, false);
        for (int i = 0; i < kernels.size(); i++) {
            SameBits.check(
                    expected,
                    kernels.get(i).run(training.evaluate(), fed, batch, STEPS, false),
                    model.simpleName() + "." + training.name() + ".evaluate, " + Compiler.LANES.get(i)
                            + " lanes, batch " + batch);
        }
    }
}
