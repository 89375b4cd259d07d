package dev.sinter.benchmarks.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** How numbers are printed. */
final class Figures {
    private static final int DIGITS = 3;

    private Figures() {}

    /** Three digits and commas: 1,230,000, 45.6, 0.312. */
    static String of(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS));
        int decimals = Math.max(0, DIGITS - (rounded.precision() - rounded.scale()));
        return String.format(Locale.ROOT, "%,." + decimals + "f", rounded);
    }

    /** The median, and the slowest and fastest round: {@code 45.6 (44.1 to 47)}. */
    static String of(Row row, Rounds rounds) {
        return of(row.figure(rounds)) + " (" + of(row.unit().of(rounds.slowest(), row.workload())) + " to "
                + of(row.unit().of(rounds.fastest(), row.workload())) + ")";
    }
}
