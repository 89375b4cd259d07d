package dev.sinter.benchmarks;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sinter.benchmarks.engine.Engine;
import dev.sinter.benchmarks.engine.Learner;
import dev.sinter.benchmarks.engine.Predictor;
import dev.sinter.benchmarks.measure.Agreement;
import dev.sinter.benchmarks.plain.PlainJava;
import dev.sinter.benchmarks.sinter.Sinter;
import dev.sinter.benchmarks.work.Optimizer;
import dev.sinter.benchmarks.work.Weights;
import dev.sinter.benchmarks.work.Workload;
import dev.sinter.benchmarks.work.Workloads;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Our engines do the same work, and one that does not is found out. */
class AgreementTest {
    @TestFactory
    Stream<DynamicTest> ourClassesAgreeWithPlainJava() {
        return Workloads.ALL.stream()
                .map(work -> dynamicTest(work.name(), () -> Agreement.check(new Sinter(), work, 1)));
    }

    @Test
    void otherWeightsAreFoundOut() {
        Workload work = Workloads.named("predict-iris-1");
        assertThrows(IllegalStateException.class, () -> Agreement.check(new Biased(), work, 1));
    }

    @Test
    void anotherStepSizeIsFoundOut() {
        Workload work = Workloads.named("train-iris");
        assertTrue(Agreement.difference(new Biased(), work, 1) > 5 * Agreement.CHANGES);
    }

    /** Plain Java with one wrong weight, and a step size a tenth too large. */
    private static final class Biased implements Engine {
        private final Engine plain = new PlainJava();

        @Override
        public Predictor predictor(Workload.Predict workload, Weights weights, int threads) {
            Weights other = weights.copy();
            other.arrays().get(0)[0] += 0.01f;
            return plain.predictor(workload, other, threads);
        }

        @Override
        public Learner learner(Workload.Train workload, Weights weights, int threads) {
            Optimizer faster = new Optimizer.Adam(1.11 * workload.optimizer().rate());
            return plain.learner(
                    new Workload.Train(workload.name(), workload.title(), workload.network(), faster, workload.batch()),
                    weights,
                    threads);
        }
    }
}
