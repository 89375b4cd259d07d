package samples.minmax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.train.Figures;
import dev.sinter.runtime.train.Fit;
import dev.sinter.runtime.train.NotFiniteException;
import dev.sinter.runtime.train.TerminateOnNaN;
import dev.sinter.runtime.train.Trainer;
import org.junit.jupiter.api.Test;
import samples.Golden;
import samples.SampleData;

class MinMaxTest {
    private final Dataset days = ScalePrices.read(SampleData.PRICES);

    @Test
    void unscaledColumnsEndAtTheThirdStep() {
        assertEquals(
                "step 3 (epoch 3): the loss is Infinity, and all weights are finite; try a smaller rate, or bring the"
                        + " data to numbers around -1 to 1",
                assertThrows(NotFiniteException.class, () -> ScalePrices.trainUnscaled(days, 1))
                        .getMessage());
    }

    @Test
    void weightsThatWentWithTheLossAreNamed() {
        Trainer<Unscaled> trainer = Unscaled.trainer(1);
        assertThrows(
                NotFiniteException.class,
                () -> trainer.fit(days, Fit.epochs(3).batchSize(8).on(new TerminateOnNaN())));
        // the loss is infinite before the weights are
        trainer.fit(days, Fit.epochs(2).batchSize(8));
        assertEquals(
                "step 6 (epoch 1): the loss is NaN; not finite after the update: price.kernel, price.bias; try a"
                        + " smaller rate, or bring the data to numbers around -1 to 1",
                assertThrows(
                                NotFiniteException.class,
                                () -> trainer.fit(
                                        days, Fit.epochs(1).batchSize(8).on(new TerminateOnNaN())))
                        .getMessage());
    }

    @Test
    void scaledColumnsComeCloseToTheLeastSquares() {
        Trainer<Scaled> trainer = ScalePrices.trainScaled(days, 1);
        Figures figures = trainer.evaluate(days, 8);
        // the least that a line can reach is 0.00275
        assertTrue(figures.loss().orElseThrow() < 0.0035, "loss: " + figures.loss());
        assertTrue(figures.metrics().get("error") < 1.1, "error: " + figures.metrics());
        float[] first = {828.659973f, 833.450012f, 908100, 828.349976f};
        assertEquals(831.66, trainer.model().predict(first).close(), 1.5);
    }

    @Test
    void fiftyStepsGiveTheBitsWrittenDown() {
        Trainer<Scaled> trainer = Scaled.trainer(1);
        trainer.fit(days, Fit.epochs(25).batchSize(5));
        Golden.check(
                "11e23cc59d0871ef553bef81c3b033bdf69cac24b545b315fdee99897341ada6",
                trainer.model().weights());
    }
}
