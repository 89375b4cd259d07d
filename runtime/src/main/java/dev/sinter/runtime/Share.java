package dev.sinter.runtime;

/**
 * The part that one thread has in the run of a program: of a loop that is split it takes some turns, each turn being taken by one
 * thread. Which thread takes a turn changes no bit.
 */
public final class Share {
    /** Everything, for a run on one thread. */
    public static final Share WHOLE = new Share(0, 1, new Barrier(1));

    private final int rank;
    private final int size;
    private final Barrier barrier;

    /**
     * @param rank which thread of the team this is, from 0
     * @param size how many threads run the program
     * @param barrier where they wait for each other
     */
    Share(int rank, int size, Barrier barrier) {
        this.rank = rank;
        this.size = size;
        this.barrier = barrier;
    }

    /** Which thread of the team this is; thread 0 alone does what is not split. */
    public int rank() {
        return rank;
    }

    /** How many threads run the program. */
    public int size() {
        return size;
    }

    /** The first of so many steps that belongs to this thread. */
    public int first(int steps) {
        return (int) ((long) steps * rank / size);
    }

    /** The end of the steps that belong to this thread. The last thread always has the last step. */
    public int end(int steps) {
        return (int) ((long) steps * (rank + 1) / size);
    }

    /** Waits until all threads of the team have come here; what they wrote before can be read after. */
    public void await() {
        barrier.await(rank);
    }
}
