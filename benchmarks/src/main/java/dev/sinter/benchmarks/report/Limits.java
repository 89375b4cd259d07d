package dev.sinter.benchmarks.report;

import dev.sinter.benchmarks.measure.PeakBenchmark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one core of this machine can do at most, measured in the same run.
 *
 * @param gflops floating-point operations, in billions a second
 * @param bandwidth the billions of bytes that it reads in a second again and again, by the size of the array in KiB
 */
record Limits(double gflops, Map<Integer, Double> bandwidth) {
    private static final List<Integer> KIB = List.of(256, 4096, 13312, 262144);
    private static final String MEASURE = "dev.sinter.benchmarks.measure.";
    private static final List<String> VECTORS = List.of("--add-modules=jdk.incubator.vector");

    Limits {
        bandwidth = new TreeMap<>(bandwidth);
    }

    static Limits measured(Clock clock, int rounds) throws IOException, InterruptedException {
        double gflops = 0;
        Map<Integer, Double> bandwidth = new TreeMap<>();
        for (int round = 0; round < rounds; round++) {
            gflops = Math.max(gflops, gflops(clock, 1));
            for (int kib : KIB) {
                List<String> words = new ArrayList<>(List.of("-p", "kib=" + kib));
                List<Double> read = clock.measure("", MEASURE + "BandwidthBenchmark.read", VECTORS, words, 1);
                bandwidth.merge(kib, 1024.0 * kib / Rounds.median(read), Math::max);
            }
        }
        return new Limits(gflops, bandwidth);
    }

    /** What each of so many cores does while the others do the same, in billions of operations a second. */
    static double gflops(Clock clock, int cores) throws IOException, InterruptedException {
        List<String> threads = List.of("-t", "" + cores);
        return PeakBenchmark.FLOPS
                / Rounds.median(clock.measure("", MEASURE + "PeakBenchmark.multiplyAdds", VECTORS, threads, cores));
    }

    /** The bandwidth of a working set: that of the smallest measured array that is as large, else of the largest. */
    double bandwidthOf(double bytes) {
        double found = 0;
        for (Map.Entry<Integer, Double> size : bandwidth.entrySet()) {
            found = size.getValue();
            if (1024.0 * size.getKey() >= bytes) {
                break;
            }
        }
        return found;
    }
}
