package samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.runtime.FileException;
import dev.sinter.runtime.InvalidInputException;
import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.data.NdArray;
import dev.sinter.runtime.train.Fit;
import dev.sinter.runtime.train.Trainer;
import dev.sinter.runtime.train.TrainingState;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import samples.iris.Iris;
import samples.iris.TrainIris;
import samples.xor.Xor;

/** What a generated class promises to every application, held on the iris classifier. */
class TypedClassTest {
    private static final Fit IN_ORDER = Fit.epochs(1).batchSize(16).shuffle(false);
    private final Dataset flowers = TrainIris.read(SampleData.IRIS);
    private final float[] x = flowers.column("x").floats();
    private final Iris model = Iris.initialize(7);

    @Test
    void oneAndManyWithOwnMemoryAndWithoutGiveTheSameBits() {
        Iris.Memory many = Iris.newMemory(150);
        Iris.Memory one = Iris.newMemory(1);
        model.predict(x, 150, many);
        for (int i = 0; i < 150; i++) {
            float[] flower = Arrays.copyOfRange(x, 4 * i, 4 * i + 4);
            Iris.Output expected = many.output(i);
            assertArrayEquals(expected.probability(), model.predict(flower).probability());
            assertArrayEquals(expected.probability(), model.predict(flower, one).probability());
            assertEquals(many.kind()[i], model.predict(flower).kind());
        }
    }

    @Test
    void memoryServesAnyModelOfItsClassAndFewerSamples() {
        Iris.Memory memory = Iris.newMemory(150);
        model.predict(x, 150, memory);
        float[] before = memory.output(2).probability();
        Iris.initialize(8).predict(x, 3, memory);
        assertTrue(!Arrays.equals(before, memory.output(2).probability()));
        model.predict(x, 3, memory);
        assertArrayEquals(before, memory.output(2).probability());
        assertThrows(IndexOutOfBoundsException.class, () -> memory.output(3));
    }

    @Test
    void outputsAreCopiesAndMemoryIsNot() {
        Iris.Memory memory = Iris.newMemory(1);
        Iris.Output output = model.predict(x, memory);
        float[] shown = output.probability().clone();
        Arrays.fill(memory.probability(), 0);
        assertArrayEquals(shown, output.probability());
    }

    @Test
    void noSamplesAreAllRight() {
        model.predict(new float[0], 0, Iris.newMemory(1));
    }

    @Test
    void shortArraysAndTooManySamplesAreToldBeforeAnythingIsWritten() {
        Iris.Memory memory = Iris.newMemory(2);
        assertEquals("x: expected 4 numbers, found 3", message(() -> model.predict(new float[3])));
        assertEquals(
                "x: expected 8 numbers (2 samples of 4), found 7",
                message(() -> model.predict(new float[7], 2, memory)));
        assertEquals(
                "samples is 3; this memory holds 0 to 2; make a larger one with newMemory",
                message(() -> model.predict(x, 3, memory)));
    }

    private static String message(Runnable call) {
        return assertThrows(InvalidInputException.class, call::run).getMessage();
    }

    @Test
    void wordsStandForClassNumbers() {
        assertEquals("setosa", new Iris.Output(new float[3], 0).kindName());
        assertEquals("virginica", new Iris.Output(new float[3], 2).kindName());
        assertEquals(Iris.SPECIES.get(1), new Iris.Output(new float[3], 1).kindName());
    }

    @Test
    void theFileGivesBackEveryBit(@TempDir Path folder) {
        Path file = folder.resolve("iris.safetensors");
        model.save(file);
        assertSameBits(model.weights(), Iris.load(file).weights());
    }

    @Test
    void theFileOfAnotherModelIsToldApart(@TempDir Path folder) {
        Path file = folder.resolve("xor.safetensors");
        Xor.initialize(1).save(file);
        String told = assertThrows(FileException.class, () -> Iris.load(file)).getMessage();
        assertTrue(told.contains("not weights of samples.iris.Iris: has no i.0.h.kernel: f32[4, 32]"), told);
        assertTrue(told.contains("hidden.kernel is not a weight of the model"), told);
    }

    @Test
    void seedsDecideTheFirstWeights() {
        assertSameBits(Iris.initialize(7).weights(), model.weights());
        assertTrue(!Arrays.equals(kernel(Iris.initialize(8)), kernel(model)));
    }

    @Test
    void trainingLeavesTheModelItBeganWithAlone() {
        Map<String, NdArray> before = model.weights();
        Iris.trainer(1, model).fit(flowers, IN_ORDER);
        assertSameBits(before, model.weights());
    }

    @Test
    void twoEpochsAreOneAndThenAnother() {
        Trainer<Iris> atOnce = Iris.trainer(1);
        atOnce.fit(flowers, Fit.epochs(2).batchSize(16));
        Trainer<Iris> inParts = Iris.trainer(1);
        inParts.fit(flowers, Fit.epochs(1).batchSize(16));
        inParts.fit(flowers, Fit.epochs(1).batchSize(16));
        assertSameBits(atOnce.model().weights(), inParts.model().weights());
    }

    @Test
    void aRestoredTrainerGoesOnWithTheSameBits() {
        Trainer<Iris> trainer = Iris.trainer(1);
        trainer.fit(flowers, Fit.epochs(1).batchSize(16));
        TrainingState state = trainer.state();
        trainer.fit(flowers, Fit.epochs(2).batchSize(16));
        Map<String, NdArray> expected = trainer.model().weights();
        Trainer<Iris> another = Iris.trainer(1);
        another.restore(state);
        another.fit(flowers, Fit.epochs(2).batchSize(16));
        assertEquals(trainer.steps(), another.steps());
        assertSameBits(expected, another.model().weights());
    }

    @Test
    void aTrainerOfFreshWeightsIsATrainerOfAFreshModel() {
        Trainer<Iris> fresh = Iris.trainer(7);
        Trainer<Iris> from = Iris.trainer(7, model);
        fresh.fit(flowers, IN_ORDER);
        from.fit(flowers, IN_ORDER);
        assertSameBits(fresh.model().weights(), from.model().weights());
    }

    private static float[] kernel(Iris model) {
        return model.weights().get("i.0.h.kernel").floats();
    }

    private static void assertSameBits(Map<String, NdArray> expected, Map<String, NdArray> found) {
        assertEquals(expected.keySet(), found.keySet());
        expected.forEach((name, array) -> {
            float[] numbers = found.get(name).floats();
            for (int i = 0; i < numbers.length; i++) {
                assertEquals(Float.floatToIntBits(array.floats()[i]), Float.floatToIntBits(numbers[i]), name);
            }
        });
    }
}
