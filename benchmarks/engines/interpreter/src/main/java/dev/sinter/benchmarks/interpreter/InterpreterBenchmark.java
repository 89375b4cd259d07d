package dev.sinter.benchmarks.interpreter;

import dev.sinter.benchmarks.engine.Engine;
import dev.sinter.benchmarks.measure.EngineBenchmark;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Param;

/** The reference interpreter under the clock. */
public class InterpreterBenchmark extends EngineBenchmark {
    /** The folder of the models, seen from the repository's root. */
    @Param("benchmarks/src/main/model")
    public String models;

    @Override
    protected Engine engine() {
        return new Interpreted(Path.of(models));
    }
}
