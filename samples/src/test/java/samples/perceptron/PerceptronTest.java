package samples.perceptron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.runtime.InvalidInputException;
import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.train.Fit;
import dev.sinter.runtime.train.History;
import dev.sinter.runtime.train.Trainer;
import org.junit.jupiter.api.Test;
import samples.Golden;
import samples.SampleData;

class PerceptronTest {
    private final Dataset flowers = TrainPerceptron.read(SampleData.IRIS);
    private final Trainer<Perceptron> trainer = Perceptron.trainer(1);

    @Test
    void makesNoMistakeAfterAFewEpochs() {
        History history = trainer.fit(flowers, Fit.epochs(10).batchSize(1));
        assertEquals(1.0, history.last().training().metrics().get("accuracy"));
        assertEquals(1.0, trainer.evaluate(flowers, 150).metrics().get("accuracy"));
    }

    @Test
    void aSmallPetalIsASetosaAndALargeOneIsNot() {
        trainer.fit(flowers, Fit.epochs(10).batchSize(1));
        assertTrue(trainer.model().predict(new float[] {2, 0.5f}).setosa());
        assertFalse(trainer.model().predict(new float[] {4.5f, 1.5f}).setosa());
    }

    @Test
    void aRateOfZeroLearnsNothing() {
        trainer.set("rate", 0);
        trainer.fit(flowers, Fit.epochs(1).batchSize(1));
        assertEquals(0, trainer.model().weights().get("w").floats()[0]);
    }

    @Test
    void theRateOnlyStretchesTheWeights() {
        trainer.set("rate", 0.25);
        trainer.fit(flowers, Fit.epochs(2).batchSize(1));
        float[] slow = trainer.model().weights().get("w").floats();
        Trainer<Perceptron> faster = Perceptron.trainer(1).set("rate", 0.5);
        faster.fit(flowers, Fit.epochs(2).batchSize(1));
        float[] fast = faster.model().weights().get("w").floats();
        assertEquals(2 * slow[0], fast[0]);
        assertEquals(2 * slow[1], fast[1]);
    }

    @Test
    void aMisspeltInputIsTold() {
        assertEquals(
                "samples.perceptron.Perceptron has no input rte; did you mean 'rate'?",
                assertThrows(InvalidInputException.class, () -> trainer.set("rte", 1))
                        .getMessage());
    }

    @Test
    void oneEpochGivesTheBitsWrittenDown() {
        trainer.fit(flowers, Fit.epochs(1).batchSize(1));
        Golden.check(
                "b322ec13e3b8f214aa3c11dfeaf04a6f26b62568e3abf3071a2a0a9c6498a3cd",
                trainer.model().weights());
    }
}
