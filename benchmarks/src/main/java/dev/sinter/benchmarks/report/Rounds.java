package dev.sinter.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What one engine took on one row: for each round, which is a process of its own, the nanoseconds of an operation in each
 * iteration.
 */
record Rounds(List<List<Double>> iterations) {
    Rounds {
        iterations = List.copyOf(iterations);
    }

    /** The median of each round. */
    List<Double> medians() {
        return iterations.stream().map(Rounds::median).toList();
    }

    /** The median of the rounds' medians. */
    double median() {
        return median(medians());
    }

    double fastest() {
        return Collections.min(medians());
    }

    double slowest() {
        return Collections.max(medians());
    }

    /** How often the other fits into this one's time: round by round, sorted. Above 1 this one is faster. */
    List<Double> ratios(Rounds other) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < Math.min(medians().size(), other.medians().size()); i++) {
            ratios.add(other.medians().get(i) / medians().get(i));
        }
        Collections.sort(ratios);
        return ratios;
    }

    /** The middle one, or the mean of the two in the middle. */
    static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int n = sorted.size();
        return n % 2 == 1 ? sorted.get(n / 2) : (sorted.get(n / 2 - 1) + sorted.get(n / 2)) / 2;
    }
}
