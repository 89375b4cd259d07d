package dev.sinter.ir.kernel;

import java.util.List;

/**
 * One program, ready to be written as code: its buffers, and what is done in which order. A value: printable and
 * comparable.
 *
 * @param program {@code predict}, {@code training.step}
 * @param lanes f32 lanes of a vector the schedules are made for; 1 for scalar code
 * @param inputs buffers fed from outside, in order; the first arrays of the memory
 * @param outputs buffers read from outside, in order; the next arrays
 * @param working the arrays after those: what each holds at most (several buffers may share one)
 * @param actions in order; all checks come before the first write to a store
 */
public record Plan(
        String program,
        int lanes,
        List<Buffer> inputs,
        List<Buffer> outputs,
        List<Buffer> working,
        List<Action> actions) {
    public Plan {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        working = List.copyOf(working);
        actions = List.copyOf(actions);
    }

    /** The same program with other actions. */
    public Plan with(List<Action> others) {
        return new Plan(program, lanes, inputs, outputs, working, others);
    }

    /** Whether several threads can share the work. */
    public boolean isSplit() {
        return isSplit(actions);
    }

    private static boolean isSplit(List<Action> actions) {
        return actions.stream()
                .anyMatch(action -> action instanceof Kernel kernel
                                && kernel.schedule().split().isPresent()
                        || action instanceof Guarded guarded && isSplit(guarded.actions()));
    }
}
