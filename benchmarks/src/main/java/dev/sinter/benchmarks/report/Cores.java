package dev.sinter.benchmarks.report;

import java.io.IOException;
import java.util.List;

/**
 * Sees to it that a row of several threads has several cores. Those of a virtual machine may have half their speed for many seconds
 * when both are busy, as if they were two threads of one core, and no figure of that time tells anything about an engine.
 *
 * @param gflops what one core does alone
 */
record Cores(Installation installation, double gflops) {
    /** Less than this share of its peak a core has only when it is shared. */
    private static final double ENOUGH = 0.8;

    private static final int TRIES = 20;
    /** Between two tries, in milliseconds. */
    private static final long PAUSE = 3_000;

    interface Turn {
        List<Double> measured() throws IOException, InterruptedException;
    }

    /** What the turn has measured; it is repeated until the cores were there before and after it. */
    List<Double> during(int threads, Turn turn) throws IOException, InterruptedException {
        if (threads == 1) {
            return turn.measured();
        }
        for (int i = 0; i < TRIES; i++) {
            if (there(threads)) {
                List<Double> found = turn.measured();
                if (there(threads)) {
                    return found;
                }
            }
            Thread.sleep(PAUSE);
        }
        throw new IOException("in " + TRIES + " tries " + threads + " cores were not there at the same time, each with "
                + ENOUGH + " of the " + Figures.of(gflops)
                + " GFLOP/s of one alone; stop other programs, or use another machine");
    }

    private boolean there(int threads) throws IOException, InterruptedException {
        return Limits.gflops(new Clock(installation, 2, 2, "200ms"), threads) >= ENOUGH * gflops;
    }
}
