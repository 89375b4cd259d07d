package samples.cnn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.runtime.DType;
import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.train.Fit;
import dev.sinter.runtime.train.History;
import dev.sinter.runtime.train.Trainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import samples.Golden;
import samples.SampleData;

class DigitCnnTest {
    @Test
    void eightStepsLowerTheLossToTheBitsWrittenDown() {
        Trainer<DigitCnn> trainer = DigitCnn.trainer(1);
        Dataset digits = SampleData.trainingDigits().take(40);
        History history = trainer.fit(digits, Fit.epochs(2).batchSize(10));
        assertEquals(8, trainer.steps());
        double[] loss = history.of("loss");
        assertTrue(loss[1] < loss[0], "loss " + loss[0] + ", then " + loss[1]);
        Golden.check(
                "cf4452e49a6366f559c45ddff1346d0327a75d458f6fe74321c40322f6690f59",
                trainer.model().weights());
    }

    @Test
    void countOfParametersIsThatOfTheCourse() {
        assertEquals(3_274_634, DigitCnn.SPEC.weights().size(DType.F32));
    }

    @Test
    @Tag("full")
    void readsAtLeast99OfHundredTestDigits() {
        Trainer<DigitCnn> trainer = TrainCnn.train(SampleData.trainingDigits(), TrainCnn.EPOCHS);
        double accuracy =
                trainer.evaluate(SampleData.testDigits(), 100).metrics().get("accuracy");
        assertTrue(accuracy >= 0.99, "accuracy on the test digits: " + accuracy);
    }
}
