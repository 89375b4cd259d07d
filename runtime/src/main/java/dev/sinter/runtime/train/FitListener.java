package dev.sinter.runtime.train;

/** Told about a run of training while it goes on, on the thread that trains. */
public interface FitListener {
    /** After each update; cheap, since it is called for every batch. */
    default void stepped(FitProgress progress) {}

    /**
     * After each epoch.
     *
     * @return whether to go on; false ends the run
     */
    default boolean epochEnded(Epoch epoch) {
        return true;
    }
}
