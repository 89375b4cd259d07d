package samples.xor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.runtime.DType;
import dev.sinter.runtime.train.Fit;
import org.junit.jupiter.api.Test;
import samples.Golden;

class XorTest {
    @Test
    void eightUnitsGetAllFourRightFromSeedOne() {
        assertTrue(XorSeeds.isRight(XorSeeds.answers(TrainXor.train(1))));
    }

    @Test
    void twoSigmoidUnitsGetAllFourRightFromSeedOne() {
        assertTrue(XorSeeds.isRight(XorSeeds.answers(XorSeeds.trainSmall(1))));
    }

    @Test
    void weightsSetByHandSolveIt() {
        XorByHand.Memory memory = XorByHand.newMemory(4);
        XorByHand.initialize(1).predict(TrainXor.CASES, 4, memory);
        assertTrue(XorSeeds.isRight(memory.y()));
    }

    @Test
    void oneSampleAnswersAsInABatch() {
        Xor model = TrainXor.train(1);
        float[] all = XorSeeds.answers(model).clone();
        for (int i = 0; i < 4; i++) {
            float[] one = {TrainXor.CASES[2 * i], TrainXor.CASES[2 * i + 1]};
            assertArrayEquals(new float[] {all[i]}, model.predict(one).y());
        }
    }

    @Test
    void countsOfParametersAreThoseOfTheCourse() {
        assertEquals(33, Xor.SPEC.weights().size(DType.F32));
        assertEquals(9, XorSmall.SPEC.weights().size(DType.F32));
    }

    @Test
    void fiftyStepsGiveTheBitsWrittenDown() {
        var trainer = Xor.trainer(1);
        trainer.fit(TrainXor.data(), Fit.epochs(50).batchSize(3));
        Golden.check(
                "52fabe24b8b4ee240fb9b381fccfcbe2ee85954d249df068a0c87dcb47dee9b5",
                trainer.model().weights());
    }
}
