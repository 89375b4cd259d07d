package samples.iris;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.runtime.DType;
import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.train.Fit;
import dev.sinter.runtime.train.Trainer;
import org.junit.jupiter.api.Test;
import samples.Golden;
import samples.SampleData;

/** The build runs this twice: with vectors on its own JDK, and without on the JDK of Maven. */
class IrisTest {
    private final Dataset flowers = TrainIris.read(SampleData.IRIS);
    private final Dataset.Split parts = TrainIris.split(flowers);

    @Test
    void thirtyFlowersAreHeldOut() {
        assertEquals(120, parts.training().size());
        assertEquals(30, parts.validation().size());
    }

    @Test
    void seedTwoGetsAtLeast29Of30Right() {
        Trainer<Iris> trainer = TrainIris.train(parts.training(), 2);
        assertTrue(trainer.evaluate(parts.validation(), 30).metrics().get("accuracy") > 0.966);
        assertEquals(
                "setosa",
                trainer.model().predict(new float[] {5.1f, 3.5f, 1.4f, 0.2f}).kindName());
    }

    @Test
    void countOfParametersIsThatOfTheCourse() {
        assertEquals(2371, Iris.SPEC.weights().size(DType.F32));
    }

    @Test
    void twentyEpochsGiveTheBitsWrittenDown() {
        Trainer<Iris> trainer = Iris.trainer(1);
        trainer.fit(flowers, Fit.epochs(20).batchSize(16));
        Golden.check(
                "00c82d1aabb2465b819c9f31c30d5e6524b39b0f8f70e4c9d4212728d87d08fc",
                trainer.model().weights());
    }
}
