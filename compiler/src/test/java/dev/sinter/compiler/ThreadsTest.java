package dev.sinter.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sinter.ir.eval.Tensor;
import dev.sinter.ir.kernel.Plan;
import dev.sinter.runtime.CompiledModel;
import dev.sinter.runtime.Memory;
import dev.sinter.runtime.ModelSpec;
import dev.sinter.runtime.OutOfRangeException;
import dev.sinter.runtime.Team;
import dev.sinter.runtime.Tensors;
import dev.sinter.runtime.TrainingSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * Any number of threads gives the bits of one. The models are so small that a plan leaves them to one thread, so each kernel is split
 * along a loop drawn at random. A timeout means that threads wait for each other for ever.
 */
@Timeout(300)
class ThreadsTest {
    private static final int[] BATCHES = {3, 1, 11, 5};
    private static final long SEED = 7;

    @TestFactory
    Stream<DynamicTest> anyNumberOfThreadsGivesTheBitsOfOneForSamples() throws IOException {
        return SameBitsTest.compiled(Path.of("..", "samples")).stream().flatMap(ThreadsTest::tests);
    }

    @TestFactory
    Stream<DynamicTest> anyNumberOfThreadsGivesTheBitsOfOne() throws IOException {
        return SameBitsTest.compiled(Path.of("src", "test", "resources", "bits")).stream()
                .flatMap(ThreadsTest::tests);
    }

    private static Stream<DynamicTest> tests(Compilation model) {
        return Stream.of(
                dynamicTest(model.simpleName() + ", scalar", () -> check(model, 1, 3)),
                dynamicTest(model.simpleName() + ", 8 lanes", () -> check(model, 8, 2, 5)));
    }

    private static void check(Compilation model, int lanes, int... numbersOfThreads) {
        SplittableRandom random = new SplittableRandom(model.simpleName().hashCode());
        CompiledModel whole = model.load(lanes);
        List<Plan> plans = SplitEverywhere.plans(model.plans(lanes), random);
        CompiledModel split = CompiledModel.of(model.spec(), model.loaded(plans, lanes));
        for (int threads : numbersOfThreads) {
            try (Team team = Team.of(threads)) {
                Runner one = new ByKernels(whole, SEED);
                Runner several = new ByKernels(split, SEED, team);
                String what = model.simpleName() + ", " + lanes + " lanes, " + threads + " threads, ";
                for (int batch : new int[] {0, 1, 9}) {
                    Map<String, Tensor> fed = LegalInputs.of(model, ModelSpec.PREDICT, batch, batch);
                    SameBits.check(
                            one.run(ModelSpec.PREDICT, fed, batch, 0, false),
                            several.run(ModelSpec.PREDICT, fed, batch, 0, false),
                            what + "predict, batch " + batch);
                }
                for (TrainingSpec training : model.spec().trainings()) {
                    train(model, training, one, several, what);
                }
            }
        }
    }

    private static void train(Compilation model, TrainingSpec training, Runner one, Runner several, String what) {
        one.begin(training);
        several.begin(training);
        for (int step = 0; step < BATCHES.length; step++) {
            Map<String, Tensor> fed = LegalInputs.of(model, training.step(), BATCHES[step], step);
            SameBits.check(
                    one.run(training.step(), fed, BATCHES[step], step, true),
                    several.run(training.step(), fed, BATCHES[step], step, true),
                    what + training.name() + ", step " + step);
        }
        SameBits.check(one.stored(), several.stored(), what + training.name() + ", stored");
    }

    /** The plans as they are, on data of a real size. */
    @Test
    void theDigitClassifierTrainsToTheSameBitsOnThreads() {
        Compilation model = digits();
        TrainingSpec training = model.spec().trainings().getFirst();
        CompiledModel compiled = model.load(8);
        List<Integer> batches = List.of(50, 50, 13);
        for (int threads : new int[] {2, 3, 5}) {
            Runner one = new ByKernels(compiled, SEED);
            one.begin(training);
            try (Team team = Team.of(threads)) {
                Runner several = new ByKernels(compiled, SEED, team);
                several.begin(training);
                for (int step = 0; step < batches.size(); step++) {
                    Map<String, Tensor> fed = LegalInputs.of(model, training.step(), batches.get(step), step);
                    SameBits.check(
                            one.run(training.step(), fed, batches.get(step), step, true),
                            several.run(training.step(), fed, batches.get(step), step, true),
                            threads + " threads, step " + step);
                }
                SameBits.check(one.stored(), several.stored(), threads + " threads, stored");
            }
        }
    }

    @Test
    void aLabelOutOfRangeChangesNoWeightAndTheTeamWorksAfterwards() {
        Compilation model = digits();
        TrainingSpec training = model.spec().trainings().getFirst();
        CompiledModel compiled = model.load(8);
        try (Team team = Team.of(3)) {
            Tensors weights = compiled.initialize(SEED);
            Tensors before = weights.copy();
            Tensors metrics = new Tensors(training.metrics());
            Memory memory = compiled.memory(training.step(), 50, team);
            int label = memory.program().input("label");
            memory.u8(label)[37] = 12;
            for (int run = 0; run < 20; run++) {
                OutOfRangeException error = assertThrows(
                        OutOfRangeException.class,
                        () -> compiled.run(training.step(), weights, Tensors.NONE, metrics, memory, 50, SEED, 0));
                assertEquals(37, error.position());
                assertTrue(Arrays.equals(before.f32, weights.f32), "weights changed");
            }
            memory.u8(label)[37] = 2;
            compiled.run(training.step(), weights, Tensors.NONE, metrics, memory, 50, SEED, 0);
            Tensors alone = before.copy();
            Memory own = compiled.memory(training.step(), 50);
            own.u8(label)[37] = 2;
            compiled.run(training.step(), alone, Tensors.NONE, new Tensors(training.metrics()), own, 50, SEED, 0);
            assertTrue(Arrays.equals(alone.f32, weights.f32), "a run after an error gives other bits");
        }
    }

    @Test
    void modelsThatTakeMicrosecondsAreLeftToOneThread() {
        for (String file : List.of("xor/Xor", "iris/Iris", "gates/Gates")) {
            List<Compilation> models = Compiler.compile(Path.of("..", "samples", file + ".model"), Map.of(), _ -> {});
            for (Compilation model : models) {
                for (int lanes : Compiler.LANES) {
                    List<String> split = new ArrayList<>();
                    model.plans(lanes).stream().filter(Plan::isSplit).forEach(plan -> split.add(plan.program()));
                    assertEquals(List.of(), split, model.simpleName() + ", " + lanes + " lanes");
                }
            }
        }
    }

    private static Compilation digits() {
        return Compiler.compile(Path.of("..", "samples", "digits", "DigitClassifier.model"), Map.of(), _ -> {})
                .getFirst();
    }
}
