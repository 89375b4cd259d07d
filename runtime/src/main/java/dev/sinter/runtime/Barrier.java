package dev.sinter.runtime;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Where the threads of a team wait for each other, again and again. A thread that waits spins for a short while, since handing over to
 * a spinning thread takes less than a microsecond, and then parks, since what it waits for may need its processor.
 */
final class Barrier {
    /** As long as the work of one thread between two barriers often is. */
    private static final long SPIN = TimeUnit.MICROSECONDS.toNanos(50);
    /** Looks at the barrier between two looks at the clock. */
    private static final int LOOKS = 32;

    private final int size;
    private final long spin;
    private final AtomicInteger missing;
    private final AtomicReferenceArray<Thread> parked;
    private volatile int turn;
    private volatile boolean broken;

    /** Thrown in the threads that wait for one that failed. */
    static final class BrokenException extends RuntimeException {
        private static final long serialVersionUID = 1;

        BrokenException() {
            super("another thread of the team failed");
        }
    }

    Barrier(int size) {
        this.size = size;
        // a thread that spins while another has no processor only delays it
        spin = size <= Runtime.getRuntime().availableProcessors() ? SPIN : 0;
        missing = new AtomicInteger(size);
        parked = new AtomicReferenceArray<>(size);
    }

    /** Waits until each thread has called this once more; throws a {@link BrokenException} when one of them will not. */
    void await(int rank) {
        int now = turn;
        if (missing.decrementAndGet() == 0) {
            missing.set(size);
            turn = now + 1;
            wake();
        } else {
            spin(now);
            if (!isOver(now)) {
                park(now, rank);
            }
            if (turn == now) {
                throw new BrokenException();
            }
        }
    }

    private boolean isOver(int now) {
        return turn != now || broken;
    }

    private void spin(int now) {
        long end = System.nanoTime() + spin;
        do {
            for (int i = 0; i < LOOKS; i++) {
                if (isOver(now)) {
                    return;
                }
                Thread.onSpinWait();
            }
        } while (System.nanoTime() - end < 0);
    }

    /** An interrupt does not end the wait; it is kept for whoever cares. */
    private void park(int now, int rank) {
        boolean interrupted = false;
        parked.set(rank, Thread.currentThread());
        while (!isOver(now)) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        parked.set(rank, null);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void wake() {
        for (int rank = 0; rank < size; rank++) {
            Thread thread = parked.get(rank);
            if (thread != null) {
                LockSupport.unpark(thread);
            }
        }
    }

    /** Ends the waiting of all threads: one will not come. */
    void breakUp() {
        broken = true;
        wake();
    }

    /** Makes a broken barrier whole, when no thread is at it. */
    void mend() {
        missing.set(size);
        broken = false;
    }
}
