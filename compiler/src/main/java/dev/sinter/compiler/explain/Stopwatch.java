package dev.sinter.compiler.explain;

/** Times code that takes microseconds on a machine that has other things to do: the best of many short slices. */
final class Stopwatch {
    private static final long SLICE = 1_000_000;
    private static final long MOST_CALLS = 1 << 20;

    private final long warmUp;
    private final long measured;

    /**
     * @param warmUp nanoseconds for the JIT compiler, before anything is timed
     * @param measured nanoseconds that the timing takes
     */
    Stopwatch(long warmUp, long measured) {
        this.warmUp = warmUp;
        this.measured = measured;
    }

    /** Nanoseconds of one run. */
    double time(Runnable run) {
        long calls = 1;
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < warmUp) {
            double each = slice(run, calls);
            calls = Math.max(1, Math.min(MOST_CALLS, (long) (SLICE / Math.max(1, each))));
        }
        double best = Double.POSITIVE_INFINITY;
        begin = System.nanoTime();
        do {
            best = Math.min(best, slice(run, calls));
        } while (System.nanoTime() - begin < measured);
        return best;
    }

    private static double slice(Runnable run, long calls) {
        long begin = System.nanoTime();
        for (long i = 0; i < calls; i++) {
            run.run();
        }
        return (double) (System.nanoTime() - begin) / calls;
    }
}
