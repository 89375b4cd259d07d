package dev.sinter.frontend.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name that is nearest to an unknown one: {@code dens} gives {@code dense}. */
public final class DidYouMean {
    private DidYouMean() {}

    /** The nearest of {@code known} if it is near enough to be meant; of equally near ones the first by alphabet. */
    public static Optional<String> nearest(String unknown, Collection<String> known) {
        int limit = limit(unknown.codePointCount(0, unknown.length()));
        return known.stream()
                .filter(name -> !name.equals(unknown))
                .filter(name -> distance(unknown, name) <= limit)
                .min(Comparator.comparingInt((String name) -> distance(unknown, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** A name of one or two letters is near to too many others. */
    private static int limit(int length) {
        return length <= 2 ? 0 : Math.max(1, length / 3);
    }

    /** "did you mean `dense`?", or nothing. */
    public static String hint(String unknown, Collection<String> known) {
        return nearest(unknown, known)
                .map(name -> "did you mean `" + name + "`?")
                .orElse("");
    }

    /**
     * Damerau and Levenshtein's distance: the letters to insert, delete, replace or swap with a neighbour. Names that
     * differ only in case are nearer than any other.
     */
    static int distance(String a, String b) {
        if (a.equalsIgnoreCase(b)) {
            return 0;
        }
        int[] x = a.toLowerCase(Locale.ROOT).codePoints().toArray();
        int[] y = b.toLowerCase(Locale.ROOT).codePoints().toArray();
        int[][] d = new int[x.length + 1][y.length + 1];
        for (int i = 0; i <= x.length; i++) {
            for (int j = 0; j <= y.length; j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : step(d, x, y, i, j);
            }
        }
        return d[x.length][y.length];
    }

    private static int step(int[][] d, int[] x, int[] y, int i, int j) {
        int replaced = d[i - 1][j - 1] + (x[i - 1] == y[j - 1] ? 0 : 1);
        int best = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1];
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
