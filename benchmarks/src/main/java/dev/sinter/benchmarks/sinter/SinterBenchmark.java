package dev.sinter.benchmarks.sinter;

import dev.sinter.benchmarks.engine.Engine;
import dev.sinter.benchmarks.measure.EngineBenchmark;
import dev.sinter.runtime.VectorPath;
import org.openjdk.jmh.annotations.Param;

/** Our classes under the clock. One width a JVM: profiles of several would spoil each other. */
public class SinterBenchmark extends EngineBenchmark {
    /** The lanes that this JVM was meant to use: {@code scalar}, {@code 4}, {@code 8}, {@code 16}, or {@code widest}. */
    @Param("widest")
    public String lanes;

    @Override
    protected Engine engine() {
        int found = VectorPath.lanes(Compiled.class);
        boolean meant =
                lanes.equals("widest") ? found > 1 : lanes.equals("scalar") ? found == 1 : lanes.equals("" + found);
        if (!meant) {
            throw new IllegalStateException("this JVM runs code of " + found + " lanes, wanted " + lanes
                    + "; see the switches sinter.vector and sinter.lanes in the README");
        }
        return new Sinter();
    }
}
