package dev.sinter.runtime;

/**
 * A model as its compiler left it: what it is, and the code that runs it. Holds no weights; immutable and safe for any number of
 * threads. Generated classes wrap one; tools that know a model only by name use it directly.
 *
 * <p>Example: {@code Tensors weights = model.initialize(1);}
 *
 * @param spec names, shapes, programs
 * @param kernels the generated code, scalar or vector
 */
public record CompiledModel(ModelSpec spec, Kernels kernels) {
    /** The first values of all parameters and states, for that seed. */
    public Tensors initialize(long seed) {
        Tensors weights = new Tensors(spec.weights());
        run(ModelSpec.INITIALIZE, weights, Tensors.NONE, Tensors.NONE, memory(ModelSpec.INITIALIZE, 1), 0, seed, 0);
        return weights;
    }

    /** Working memory for a program and up to {@code capacity} samples. */
    public Memory memory(int program, int capacity) {
        return spec.memory(kernels, program, capacity);
    }

    /** Computes the outputs of the first {@code batch} samples that stand in the memory. */
    public void predict(Tensors weights, Memory memory, int batch) {
        run(ModelSpec.PREDICT, weights, Tensors.NONE, Tensors.NONE, memory, batch, 0, 0);
    }

    /** Runs a program; see {@link Kernels#run}. */
    public void run(
            int program,
            Tensors weights,
            Tensors optimizer,
            Tensors metrics,
            Memory memory,
            int batch,
            long seed,
            long step) {
        if (memory.program() != spec.programs().get(program)) {
            throw new InvalidInputException(
                    "this memory belongs to " + memory.program().name() + ", not to "
                            + spec.programs().get(program).name() + "; make one with newMemory");
        }
        if (batch < 0 || batch > memory.capacity()) {
            throw new InvalidInputException(
                    "batch is " + batch + "; this memory holds 0 to " + memory.capacity() + " samples");
        }
        kernels.run(program, weights, optimizer, metrics, memory, batch, seed, step);
    }
}
