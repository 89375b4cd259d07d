package dev.sinter.runtime;

/**
 * The generated code of a model for one instruction set: scalar, or vectors of 4, 8 or 16 lanes. All of them give the same bits.
 * An interface, so that naming a class that implements it does not load it.
 */
public interface Kernels {
    /**
     * Runs one program over the first {@code batch} samples in {@code memory}.
     *
     * @param program the place of the program in {@link ModelSpec#programs()}
     * @param weights the parameters and states of the model; a training step writes them
     * @param optimizer the state of the optimizers; empty for a program that has none
     * @param metrics the running metrics; empty for a program that has none
     * @param memory of this program, with the working arrays of these kernels
     * @param batch how many samples, from 0 to the capacity of the memory
     * @param seed of all random numbers
     * @param step how many updates were finished before
     * @param share what this thread does of it; the other threads of the team call this too, with the same arguments but that
     * @throws OutOfRangeException when a class number is out of range; then nothing has been written but working memory
     */
    void run(
            int program,
            Tensors weights,
            Tensors optimizer,
            Tensors metrics,
            Memory memory,
            int batch,
            long seed,
            long step,
            Share share);

    /** Whether a program has work for several threads; one that has not is run by one. */
    boolean isSplit(int program);

    /**
     * The working arrays of a program, one word each: a dtype, a size, and {@code b} when it is times the batch, or {@code t} when
     * there is one for each thread, which then stand one after the other: {@code "f32:300b f32:78400 f32:1024t"}.
     */
    String working(int program);

    /** 1 for scalar code, else how many f32 lanes a vector has. */
    int lanes();
}
