package dev.sinter.benchmarks.interpreter;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sinter.benchmarks.measure.Agreement;
import dev.sinter.benchmarks.work.Workload;
import dev.sinter.benchmarks.work.Workloads;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The interpreter does the same work; on the small workloads, since it is slow. */
class InterpretedTest {
    private static final double SMALL = 1e8;

    @TestFactory
    Stream<DynamicTest> theInterpreterAgreesWithPlainJava() {
        Interpreted engine = new Interpreted(Path.of("../../src/main/model"));
        return Workloads.ALL.stream()
                .filter(work -> work.flops() < SMALL)
                .filter(work -> !work.network().model().startsWith("Multiply"))
                .map(Workload::name)
                .map(name -> dynamicTest(name, () -> Agreement.check(engine, Workloads.named(name), 1)));
    }
}
