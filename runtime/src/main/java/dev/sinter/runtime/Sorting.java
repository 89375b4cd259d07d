package dev.sinter.runtime;

/** Sorts the places of numbers, without memory of its own: heap sort, made stable by comparing places where numbers are equal. */
public final class Sorting {
    private Sorting() {}

    /**
     * Writes 0 to {@code count - 1} to {@code order} from {@code to} on, the place of the smallest of the numbers
     * {@code x[from..]} first, or of the largest; equals keep their order, NaN comes last, -0 equals +0.
     */
    public static void argSort(float[] x, int from, int[] order, int to, int count, boolean descending) {
        sort(x, from, order, to, count, descending);
    }

    /** The same for f32 numbers kept as {@link Bf16}. */
    public static void argSort(short[] x, int from, int[] order, int to, int count, boolean descending) {
        sort(x, from, order, to, count, descending);
    }

    /** The same for f64. */
    public static void argSort(double[] x, int from, int[] order, int to, int count, boolean descending) {
        sort(x, from, order, to, count, descending);
    }

    /** The same for i32. */
    public static void argSort(int[] x, int from, int[] order, int to, int count, boolean descending) {
        sort(x, from, order, to, count, descending);
    }

    /** The same for i64. */
    public static void argSort(long[] x, int from, int[] order, int to, int count, boolean descending) {
        sort(x, from, order, to, count, descending);
    }

    private static void sort(Object x, int from, int[] order, int to, int count, boolean descending) {
        for (int i = 0; i < count; i++) {
            order[to + i] = i;
        }
        for (int i = count / 2 - 1; i >= 0; i--) {
            sink(x, from, order, to, i, count, descending);
        }
        for (int end = count - 1; end > 0; end--) {
            int last = order[to];
            order[to] = order[to + end];
            order[to + end] = last;
            sink(x, from, order, to, 0, end, descending);
        }
    }

    /** Lets an element of the heap, whose later elements stand above, go down to where it belongs. */
    private static void sink(Object x, int from, int[] order, int to, int start, int end, boolean descending) {
        int sinking = order[to + start];
        int hole = start;
        for (int child = 2 * hole + 1; child < end; child = 2 * hole + 1) {
            if (child + 1 < end && isBefore(x, from, order[to + child], order[to + child + 1], descending)) {
                child++;
            }
            if (!isBefore(x, from, sinking, order[to + child], descending)) {
                break;
            }
            order[to + hole] = order[to + child];
            hole = child;
        }
        order[to + hole] = sinking;
    }

    private static boolean isBefore(Object x, int from, int i, int j, boolean descending) {
        int compared;
        if (x instanceof float[] f) {
            compared = compare(f[from + i], f[from + j], descending);
        } else if (x instanceof short[] h) {
            compared = compare(Bf16.toFloat(h[from + i]), Bf16.toFloat(h[from + j]), descending);
        } else if (x instanceof double[] d) {
            compared = compare(d[from + i], d[from + j], descending);
        } else if (x instanceof int[] n) {
            compared =
                    descending ? Integer.compare(n[from + j], n[from + i]) : Integer.compare(n[from + i], n[from + j]);
        } else {
            long[] n = (long[]) x;
            compared = descending ? Long.compare(n[from + j], n[from + i]) : Long.compare(n[from + i], n[from + j]);
        }
        return compared < 0 || compared == 0 && i < j;
    }

    private static int compare(double a, double b, boolean descending) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Boolean.compare(Double.isNaN(a), Double.isNaN(b));
        }
        int ascending = a < b ? -1 : a > b ? 1 : 0;
        return descending ? -ascending : ascending;
    }
}
