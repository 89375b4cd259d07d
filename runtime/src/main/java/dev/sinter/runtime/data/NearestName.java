package dev.sinter.runtime.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant, for messages about names that do not exist: {@code dens} gives {@code dense}. */
public final class NearestName {
    private NearestName() {}

    /**
     * The name that is nearest to a wrong one, if it is near enough to be meant; of equally near ones the first by alphabet.
     */
    public static Optional<String> find(String wrong, Collection<String> names) {
        int limit = limit(wrong.codePointCount(0, wrong.length()));
        return names.stream()
                .filter(name -> !name.equals(wrong))
                .filter(name -> distance(wrong, name) <= limit)
                .min(Comparator.comparingInt((String name) -> distance(wrong, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /**
     * A clause such as {@code "; did you mean 'species'?"} where a name is near enough, else {@code "; there are a, b, c"}.
     */
    public static String hint(String wrong, Collection<String> names) {
        return find(wrong, names)
                .map(name -> "; did you mean '" + name + "'?")
                .orElseGet(() -> "; there " + rest(names));
    }

    private static String rest(Collection<String> names) {
        return switch (names.size()) {
            case 0 -> "are none";
            case 1 -> "is only " + listed(names);
            default -> "are " + listed(names);
        };
    }

    /** The names with commas between, cut after twenty. */
    static String listed(Collection<String> names) {
        String some = String.join(", ", names.stream().limit(20).toList());
        return names.size() > 20 ? some + " and " + (names.size() - 20) + " more" : some;
    }

    /** A name of one or two letters is near to too many others. */
    private static int limit(int length) {
        return length <= 2 ? 0 : Math.max(1, length / 3);
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
