package dev.sinter.benchmarks.measure;

import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The most multiply-adds that one core does: independent chains in registers, on the widest vectors. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PeakBenchmark {
    private static final VectorSpecies<Float> WIDEST = FloatVector.SPECIES_PREFERRED;
    /** More than latency times units, and few enough for 16 registers. */
    private static final int CHAINS = 10;

    /** Multiply-adds of a chain in one call; the same number on vectors of any width. */
    private static final int LENGTH = 1 << 14;

    private static final int TURNS = LENGTH / WIDEST.length();

    /** Floating-point operations of one call. */
    public static final double FLOPS = 2.0 * CHAINS * LENGTH;

    private float factor = 0.999f;

    @Benchmark
    public float multiplyAdds() {
        FloatVector a = FloatVector.broadcast(WIDEST, factor);
        FloatVector b = FloatVector.broadcast(WIDEST, 1 - factor);
        FloatVector c0 = a;
        FloatVector c1 = a;
        FloatVector c2 = a;
        FloatVector c3 = a;
        FloatVector c4 = a;
        FloatVector c5 = a;
        FloatVector c6 = a;
        FloatVector c7 = a;
        FloatVector c8 = a;
        FloatVector c9 = a;
        for (int i = 0; i < TURNS; i++) {
            c0 = c0.fma(a, b);
            c1 = c1.fma(a, b);
            c2 = c2.fma(a, b);
            c3 = c3.fma(a, b);
            c4 = c4.fma(a, b);
            c5 = c5.fma(a, b);
            c6 = c6.fma(a, b);
            c7 = c7.fma(a, b);
            c8 = c8.fma(a, b);
            c9 = c9.fma(a, b);
        }
        return c0.add(c1)
                .add(c2)
                .add(c3)
                .add(c4)
                .add(c5)
                .add(c6)
                .add(c7)
                .add(c8)
                .add(c9)
                .lane(0);
    }
}
