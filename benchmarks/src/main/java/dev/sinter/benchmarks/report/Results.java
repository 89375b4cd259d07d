package dev.sinter.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a run has found out. Immutable; the raw figures are kept, everything else is derived from them.
 *
 * @param settings how it was measured, for the reader
 * @param rows what each engine took, by row
 * @param failed what went wrong, in sentences
 */
record Results(
        Machine machine, String settings, Limits limits, List<Measured> rows, List<Cold> cold, List<String> failed) {
    Results {
        rows = List.copyOf(rows);
        cold = List.copyOf(cold);
        failed = List.copyOf(failed);
    }

    /** One row, with what each engine took by its key, in the order of {@link Contestant#ALL}. */
    record Measured(Row row, Map<String, Rounds> engines) {
        Measured {
            engines = new LinkedHashMap<>(engines);
        }
    }

    /**
     * A fresh process up to its first prediction.
     *
     * @param milliseconds from start to prediction, of each process
     * @param peakMiB the most memory that it took
     * @param jarMiB the size of what must be shipped, without weights
     */
    record Cold(String engine, int cores, List<Double> milliseconds, double peakMiB, double jarMiB) {}

    /** A run that has not measured any row yet. */
    static Results none(Machine machine, String settings, Limits limits) {
        return new Results(machine, settings, limits, List.of(), List.of(), List.of());
    }

    Results with(Measured row) {
        List<Measured> more = new ArrayList<>(rows);
        more.add(row);
        return new Results(machine, settings, limits, more, cold, failed);
    }

    Results with(Cold start) {
        List<Cold> more = new ArrayList<>(cold);
        more.add(start);
        return new Results(machine, settings, limits, rows, more, failed);
    }

    Results failing(String sentence) {
        List<String> more = new ArrayList<>(failed);
        more.add(sentence);
        return new Results(machine, settings, limits, rows, cold, more);
    }
}
