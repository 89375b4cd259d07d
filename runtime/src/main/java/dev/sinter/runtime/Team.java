package dev.sinter.runtime;

import java.util.Arrays;

/**
 * Some threads that run one program together: the caller's, and others that wait for it in between. Each takes a share of every large
 * loop, and the bits are the same for every number of threads. Programs that are too small to share run on the caller's thread.
 *
 * <p>The threads are daemons: they spin for a short while and then sleep, and end with {@link #close}. A team serves one caller at a
 * time; others wait. One that is made for each caller keeps them apart.
 *
 * <pre>
 * try (Team team = Team.of(2)) {
 *     var memory = DigitClassifier.newMemory(64, team);
 *     model.predict(images, 64, memory);
 * }
 * </pre>
 */
public final class Team implements AutoCloseable {
    /** The most threads of a team. */
    public static final int MOST = 64;

    /** The caller's thread and no other; it needs no closing. */
    public static final Team ALONE = new Team(1);

    private final Share[] shares;
    private final Throwable[] failures;
    /** Where a run begins and ends; never broken, so all threads meet here whatever happens to the run. */
    private final Barrier around;
    /** Where the threads meet inside a run. */
    private final Barrier inside;

    private boolean closed;
    private Kernels kernels;
    private int program;
    private Tensors weights;
    private Tensors optimizer;
    private Tensors metrics;
    private Memory memory;
    private int batch;
    private long seed;
    private long step;

    private Team(int size) {
        shares = new Share[size];
        failures = new Throwable[size];
        around = new Barrier(size);
        inside = new Barrier(size);
        for (int rank = 0; rank < size; rank++) {
            shares[rank] = new Share(rank, size, inside);
        }
    }

    /**
     * A team of so many threads, the caller's among them.
     *
     * @param threads 1 to {@link #MOST}; more than the machine has processors gain nothing
     */
    public static Team of(int threads) {
        Team team = new Team(checked(threads));
        for (int i = 1; i < threads; i++) {
            int rank = i;
            Thread thread = new Thread(() -> team.serve(rank), "sinter-team-" + rank);
            thread.setDaemon(true);
            thread.start();
        }
        return team;
    }

    /** A number of threads that a team can have. */
    public static int checked(int threads) {
        if (threads < 1 || threads > MOST) {
            throw new InvalidInputException("threads is " + threads + "; it must be 1 to " + MOST);
        }
        return threads;
    }

    /** How many threads it has. */
    public int size() {
        return shares.length;
    }

    /** Runs a program, see {@link Kernels#run}; an exception of any thread ends the run in all of them and is thrown here. */
    void run(
            Kernels kernels,
            int program,
            Tensors weights,
            Tensors optimizer,
            Tensors metrics,
            Memory memory,
            int batch,
            long seed,
            long step) {
        if (size() == 1 || !kernels.isSplit(program)) {
            kernels.run(program, weights, optimizer, metrics, memory, batch, seed, step, Share.WHOLE);
            return;
        }
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException(
                        "this team of " + size() + " threads is closed; make another, and memory for it");
            }
            this.kernels = kernels;
            this.program = program;
            this.weights = weights;
            this.optimizer = optimizer;
            this.metrics = metrics;
            this.memory = memory;
            this.batch = batch;
            this.seed = seed;
            this.step = step;
            around.await(0);
            work(0);
            around.await(0);
            forget();
            passOnFailure();
        }
    }

    /** What was run can be collected while the team waits. */
    private void forget() {
        kernels = null;
        weights = null;
        optimizer = null;
        metrics = null;
        memory = null;
    }

    private void serve(int rank) {
        while (true) {
            around.await(rank);
            if (closed) {
                return;
            }
            work(rank);
            around.await(rank);
        }
    }

    private void work(int rank) {
        try {
            kernels.run(program, weights, optimizer, metrics, memory, batch, seed, step, shares[rank]);
        } catch (Barrier.BrokenException e) {
            // the thread that failed says why
        } catch (RuntimeException | Error e) {
            failures[rank] = e;
            inside.breakUp();
        }
    }

    /** Several threads may have found the same thing wrong; the first of them tells. */
    private void passOnFailure() {
        for (Throwable failure : failures) {
            if (failure != null) {
                Arrays.fill(failures, null);
                inside.mend();
                if (failure instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) failure;
            }
        }
    }

    /** Ends the threads. Memory that was made for this team cannot be used any more. */
    @Override
    public synchronized void close() {
        if (!closed && size() > 1) {
            closed = true;
            around.await(0);
        }
    }
}
