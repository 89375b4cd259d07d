package samples.digits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.runtime.DType;
import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.train.Fit;
import dev.sinter.runtime.train.History;
import dev.sinter.runtime.train.Trainer;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import samples.Golden;
import samples.SampleData;

class DigitClassifierTest {
    @Test
    void twoHundredStepsReadTwoOfThreeDigits() {
        Trainer<DigitClassifier> trainer = DigitClassifier.trainer(1);
        trainer.fit(SampleData.trainingDigits().take(10_000), Fit.epochs(1).batchSize(50));
        double accuracy = trainer.evaluate(SampleData.testDigits().take(1_000), 50)
                .metrics()
                .get("accuracy");
        assertTrue(accuracy > 0.65, "accuracy on 1,000 test digits: " + accuracy);
        Golden.check(
                "e152e15c61037e3641ae00778f38767a18bb41f1e68b875b8cde6edeb73ad47c",
                trainer.model().weights());
    }

    @Test
    void countOfParametersIsThatOfTheCourse() {
        assertEquals(266_610, DigitClassifier.SPEC.weights().size(DType.F32));
    }

    @Test
    void twoThreadsReadWhatOneReads() {
        DigitClassifier model = DigitClassifier.initialize(1);
        byte[] images = SampleData.testDigits().take(64).column("image").bytes();
        int[] digits = ReadDigits.read(model, images);
        for (int i = 0; i < digits.length; i++) {
            byte[] image = Arrays.copyOfRange(images, i * 784, (i + 1) * 784);
            assertEquals(model.predict(image).digit(), digits[i], "test image " + i);
        }
    }

    @Test
    @Tag("full")
    void fortyEpochsRead98OfHundredTestDigits() {
        Dataset digits = SampleData.trainingDigits();
        Dataset.Split parts = digits.split(5000.0 / 60000, 1);
        Trainer<DigitClassifier> trainer = DigitClassifier.trainer(1);
        History history =
                trainer.fit(parts.training(), Fit.epochs(40).batchSize(50).validation(parts.validation()));
        double[] validation = history.of("val_accuracy");
        assertEquals(0.90, validation[0], 0.02);
        assertEquals(0.976, validation[25], 0.005);
        assertEquals(0.98, validation[39], 0.005);

        Dataset test = SampleData.testDigits();
        double accuracy = trainer.evaluate(test, 250).metrics().get("accuracy");
        assertTrue(accuracy > 0.975, "accuracy on the test digits: " + accuracy);
        DigitClassifier.Memory memory = DigitClassifier.newMemory(20);
        trainer.model().predict(test.take(20).column("image").bytes(), 20, memory);
        assertArrayEquals(
                new int[] {7, 2, 1, 0, 4, 1, 4, 9, 5, 9, 0, 6, 9, 0, 1, 5, 9, 7, 3, 4},
                Arrays.copyOf(memory.digit(), 20));
    }

    @Test
    @Tag("full")
    void adagradReads98OfHundredTestDigits() {
        Trainer<DigitClassifier> trainer = DigitClassifier.with_adagrad(1);
        trainer.fit(SampleData.trainingDigits(), Fit.epochs(40).batchSize(50));
        double accuracy =
                trainer.evaluate(SampleData.testDigits(), 250).metrics().get("accuracy");
        assertTrue(accuracy >= 0.98, "accuracy on the test digits: " + accuracy);
    }
}
