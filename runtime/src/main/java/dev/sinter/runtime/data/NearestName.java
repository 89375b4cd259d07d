package dev.sinter.runtime.data;

import java.util.Collection;

/** Finds the name that was probably meant, for messages about names that do not exist. */
public final class NearestName {
    private NearestName() {}

    /**
     * A clause such as {@code "; did you mean 'species'?"} where a name is near enough, else {@code "; there are a, b, c"}.
     */
    public static String hint(String wrong, Collection<String> names) {
        String nearest = "";
        int least = Math.max(2, wrong.length() / 3) + 1;
        for (String name : names) {
            int distance = distance(wrong, name);
            if (distance < least) {
                least = distance;
                nearest = name;
            }
        }
        return nearest.isEmpty() ? "; there are " + listed(names) : "; did you mean '" + nearest + "'?";
    }

    /** The names with commas between, cut after twenty. */
    static String listed(Collection<String> names) {
        String some = String.join(", ", names.stream().limit(20).toList());
        return names.size() > 20 ? some + " and " + (names.size() - 20) + " more" : some;
    }

    /** The least number of characters to insert, remove or replace, capitals being equal to small letters. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                int cost = Math.min(diagonal + (same ? 0 : 1), Math.min(row[j], row[j - 1]) + 1);
                diagonal = row[j];
                row[j] = cost;
            }
        }
        return row[b.length()];
    }
}
