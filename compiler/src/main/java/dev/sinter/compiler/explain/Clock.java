package dev.sinter.compiler.explain;

/** How fast this core runs now, told by a chain of operations of which each takes one cycle and waits for the one before. */
final class Clock {
    /** Three shifts and three exclusive ors. */
    private static final int CYCLES_OF_STEP = 6;

    private static final int STEPS = 10_000;

    private long state = 1;

    /** Cycles in a nanosecond: 3.5 for a core at 3.5 GHz. */
    static double measure(Stopwatch stopwatch) {
        Clock clock = new Clock();
        return (double) STEPS * CYCLES_OF_STEP / stopwatch.time(clock::run);
    }

    /** Marsaglia's xorshift generator ("Xorshift RNGs", 2003), which no compiler can shorten. */
    private void run() {
        long x = state;
        for (int i = 0; i < STEPS; i++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
        }
        state = x;
    }
}
