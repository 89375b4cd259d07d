package samples.mnist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.runtime.DType;
import dev.sinter.runtime.train.Fit;
import dev.sinter.runtime.train.Trainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import samples.Golden;
import samples.SampleData;

class SoftmaxRegressionTest {
    @Test
    void hundredStepsReadAlmostNineOfTenDigits() {
        Trainer<SoftmaxRegression> trainer = SoftmaxRegression.trainer(1);
        trainer.fit(SampleData.trainingDigits().take(10_000), Fit.epochs(1).batchSize(100));
        assertEquals(100, trainer.steps());
        double accuracy = trainer.evaluate(SampleData.testDigits().take(2_000), 100)
                .metrics()
                .get("accuracy");
        assertTrue(accuracy > 0.85, "accuracy on 2,000 test digits: " + accuracy);
        Golden.check(
                "02ca38b892f88101b2f75be5f45e0862b8224cac7941426c932475c10a5ddd9b",
                trainer.model().weights());
    }

    @Test
    void countOfParametersIsThatOfTheCourse() {
        assertEquals(7850, SoftmaxRegression.SPEC.weights().size(DType.F32));
        assertEquals(7850, SoftmaxLayer.SPEC.weights().size(DType.F32));
    }

    @Test
    @Tag("full")
    void thousandStepsRead91OfHundredTestDigits() {
        Trainer<SoftmaxRegression> trainer = TrainSoftmax.train(SampleData.trainingDigits(), 1);
        assertEquals(1000, trainer.steps());
        double accuracy =
                trainer.evaluate(SampleData.testDigits(), 100).metrics().get("accuracy");
        assertEquals(0.915, accuracy, 0.01);
    }

    @Test
    @Tag("full")
    void adamReadsMoreThan925OfThousandTestDigits() {
        Trainer<SoftmaxLayer> trainer = SoftmaxLayer.trainer(1);
        trainer.fit(SampleData.trainingDigits(), Fit.epochs(15).batchSize(100));
        double accuracy =
                trainer.evaluate(SampleData.testDigits(), 100).metrics().get("accuracy");
        assertTrue(accuracy > 0.924 && accuracy < 0.931, "accuracy on the test digits: " + accuracy);
    }

    @Test
    @Tag("full")
    void fiftyEpochsOfDescentReadMoreThan91OfHundredTestDigits() {
        Trainer<SoftmaxLayer> trainer = SoftmaxLayer.by_descent(1);
        trainer.fit(SampleData.trainingDigits(), Fit.epochs(50).batchSize(100));
        double accuracy =
                trainer.evaluate(SampleData.testDigits(), 100).metrics().get("accuracy");
        assertTrue(accuracy >= 0.91, "accuracy on the test digits: " + accuracy);
    }
}
