package samples.deep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.runtime.DType;
import dev.sinter.runtime.data.Dataset;
import dev.sinter.runtime.train.Fit;
import dev.sinter.runtime.train.Trainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import samples.Golden;
import samples.SampleData;
import samples.deep.CompareDeep.Row;

class DeepTest {
    private final Dataset digits = CompareDeep.read(SampleData.SMALL_DIGITS);

    @Test
    void behindTenSigmoidsNextToNothingOfTheGradientIsLeft() {
        Row sigmoid = CompareDeep.train(SigmoidXavier.trainer(1), digits, 1);
        Row he = CompareDeep.train(ReluHe.trainer(1), digits, 1);
        assertTrue(sigmoid.first() < 1e-5 * sigmoid.last(), "first " + sigmoid.first() + ", last " + sigmoid.last());
        assertTrue(he.first() > 0.5 * he.last(), "first " + he.first() + ", last " + he.last());
        assertTrue(he.first() > 1e5 * sigmoid.first(), "He " + he.first() + ", sigmoid " + sigmoid.first());
        assertTrue(sigmoid.accuracy() < 0.15, "one epoch of sigmoids: " + sigmoid.accuracy());
    }

    @Test
    void fiveEpochsOfEluReadAlmostNineOfTenDigits() {
        Row elu = CompareDeep.train(EluHe.trainer(1), digits, 5);
        assertTrue(elu.accuracy() > 0.85, "ELU after 5 epochs: " + elu.accuracy());
    }

    @Test
    void oneEpochWithDropoutGivesTheBitsWrittenDown() {
        Trainer<ReluHeDropout> trainer = ReluHeDropout.trainer(1);
        trainer.fit(digits.take(320), Fit.epochs(1).batchSize(32));
        Golden.check(
                "e23b03814bd9b6071d25884344d8afec6e54cb892232c10265415185464affc6",
                trainer.model().weights());
    }

    @Test
    void allHaveTheSameWeights() {
        int count = 64 * 32 + 32 + 9 * (32 * 32 + 32) + 32 * 10 + 10;
        assertEquals(count, SigmoidXavier.SPEC.weights().size(DType.F32));
        assertEquals(count, ReluHeDropout.SPEC.weights().size(DType.F32));
    }

    @Test
    @Tag("full")
    void betterFirstWeightsAndBetterUnitsReadMoreDigits() {
        double sigmoid = CompareDeep.train(SigmoidXavier.trainer(1), digits, 20).accuracy();
        double xavier = CompareDeep.train(ReluXavier.trainer(1), digits, 20).accuracy();
        double he = CompareDeep.train(ReluHe.trainer(1), digits, 20).accuracy();
        double leaky = CompareDeep.train(LeakyReluHe.trainer(1), digits, 20).accuracy();
        double elu = CompareDeep.train(EluHe.trainer(1), digits, 20).accuracy();
        double dropout = CompareDeep.train(ReluHeDropout.trainer(1), digits, 20).accuracy();
        assertTrue(sigmoid < 0.15, "sigmoid: " + sigmoid);
        assertTrue(xavier < he - 0.05, "relu with Xavier: " + xavier + ", with He: " + he);
        assertTrue(he > 0.9 && leaky > 0.94 && elu > 0.97, "He: " + he + ", leaky: " + leaky + ", ELU: " + elu);
        assertTrue(dropout < he, "dropout: " + dropout + ", none: " + he);
    }
}
