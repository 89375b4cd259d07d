package dev.sinter.benchmarks.report;

import dev.sinter.benchmarks.work.Workload;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a row comes to: the fastest of ours, the fastest of the peers, and how near ours is to what the machine can do. */
record Verdict(Results.Measured measured, Limits limits) {
    /** The fastest engine of a kind, by its key. */
    Optional<String> fastest(Contestant.Kind kind) {
        return measured.engines().entrySet().stream()
                .filter(e -> Contestant.named(e.getKey()).kind() == kind)
                .min(Comparator.comparingDouble(e -> e.getValue().median()))
                .map(Map.Entry::getKey);
    }

    Rounds of(String key) {
        return measured.engines().get(key);
    }

    /**
     * The share of the bound that an engine runs into. Products count their operations against the peak of the cores; a prediction
     * also counts its weights, read once, against the bandwidth. The larger share is the bound.
     */
    String share(String key) {
        Row row = measured.row();
        double nanoseconds = of(key).median();
        double peak = row.workload().flops() / nanoseconds / (limits.gflops() * row.threads());
        double read = 0;
        if (row.workload() instanceof Workload.Predict) {
            double bytes = 4.0 * row.workload().network().parameters();
            read = bytes / nanoseconds / limits.bandwidthOf(bytes);
        }
        return read > peak ? percent(read) + " of bandwidth" : percent(peak) + " of peak";
    }

    private static String percent(double share) {
        return share < 0.01 ? "under 1%" : String.format(Locale.ROOT, "%.0f%%", 100 * share);
    }
}
