package dev.sinter.compiler.explain;

/** Times code that takes microseconds on a machine that has other things to do: the best of many short slices, once none is faster. */
final class Stopwatch {
    private static final long SLICE = 1_000_000;
    private static final long MOST_CALLS = 1 << 20;
    private static final int FEWEST_PHASES = 3;
    /** After so many calls, or phases, the JIT compiler has most likely seen to the code. */
    private static final long MANY_CALLS = 10_000;

    private static final int MANY_PHASES = 12;
    private static final int MOST_PHASES = 40;
    /** A phase that is faster than the one before by less than this is no news of the JIT compiler. */
    private static final double SETTLED = 0.95;

    private final long phase;
    private long called;

    /** @param phase nanoseconds of each phase; there are three or more, until the code gets no faster */
    Stopwatch(long phase) {
        this.phase = phase;
    }

    /** Nanoseconds of one run. */
    double time(Runnable run) {
        double best = Double.POSITIVE_INFINITY;
        boolean settled = false;
        called = 0;
        for (int i = 0; i < MOST_PHASES && !(settled && isWarm(i)); i++) {
            double now = phase(run);
            settled = now >= SETTLED * best;
            best = Math.min(best, now);
        }
        return best;
    }

    private boolean isWarm(int phases) {
        return phases >= MANY_PHASES || phases >= FEWEST_PHASES && called >= MANY_CALLS;
    }

    private double phase(Runnable run) {
        long calls = 1;
        double best = Double.POSITIVE_INFINITY;
        long begin = System.nanoTime();
        do {
            double each = slice(run, calls);
            called += calls;
            best = Math.min(best, each);
            calls = Math.clamp((long) (SLICE / Math.max(1, each)), 1, MOST_CALLS);
        } while (System.nanoTime() - begin < phase);
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
