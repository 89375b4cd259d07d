package dev.sinter.benchmarks.measure;

import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How fast one core reads an array again and again: from L2, L3 or memory, by its size. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BandwidthBenchmark {
    private static final VectorSpecies<Float> WIDEST = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = WIDEST.length();

    @Param({"256", "4096", "13312", "262144"})
    public int kib;

    private float[] array;

    @Setup
    public void fill() {
        array = new float[kib * 1024 / Float.BYTES];
    }

    @Benchmark
    public float read() {
        float[] x = array;
        FloatVector a = FloatVector.zero(WIDEST);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        for (int i = 0; i + 4 * LANES <= x.length; i += 4 * LANES) {
            a = a.add(FloatVector.fromArray(WIDEST, x, i));
            b = b.add(FloatVector.fromArray(WIDEST, x, i + LANES));
            c = c.add(FloatVector.fromArray(WIDEST, x, i + 2 * LANES));
            d = d.add(FloatVector.fromArray(WIDEST, x, i + 3 * LANES));
        }
        return a.add(b).add(c).add(d).lane(0);
    }
}
