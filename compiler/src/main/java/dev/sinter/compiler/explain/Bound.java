package dev.sinter.compiler.explain;

import dev.sinter.ir.kernel.Work;

/**
 * What an action cannot be faster than, by a model of a core that serves to compare: in a cycle it does some operations, two for each
 * multiply-add, or moves as many bytes as the nearest store that holds all of them delivers (64 from a first cache of 32 KiB, 32 from a second of 1 MiB,
 * 12 from a third of 32 MiB, 5 from memory).
 */
enum Bound {
    /** There is so little to do that calling it, and beginning and ending its loops, takes longer. */
    CALL("call"),
    COMPUTE("compute"),
    L1("L1"),
    L2("L2"),
    L3("L3"),
    MEMORY("memory");

    /** A method is called and its loops are begun in about so many cycles: the smallest kernels of XOR take 28 to 36. */
    private static final double CALL_CYCLES = 30;

    private static final long KIB = 1 << 10;

    private final String text;

    Bound(String text) {
        this.text = text;
    }

    /** @param operations that a core does in a cycle */
    static Bound of(Work work, double operations) {
        if (Math.max(work.operations() / operations, moving(work)) <= CALL_CYCLES) {
            return CALL;
        }
        return work.operations() / operations >= moving(work) ? COMPUTE : holds(work.bytes());
    }

    /**
     * The fewest cycles that such work takes.
     *
     * @param operations that a core does in a cycle
     * @param cores that share it
     */
    static double cycles(Work work, double operations, int cores) {
        return Math.max(CALL_CYCLES, Math.max(work.operations() / operations, moving(work)) / cores);
    }

    private static double moving(Work work) {
        return work.bytes() / holds(work.bytes()).bytesPerCycle();
    }

    private static Bound holds(long bytes) {
        return bytes <= 32 * KIB ? L1 : bytes <= KIB * KIB ? L2 : bytes <= 32 * KIB * KIB ? L3 : MEMORY;
    }

    private double bytesPerCycle() {
        return switch (this) {
            case L1 -> 64;
            case L2 -> 32;
            case L3 -> 12;
            case MEMORY -> 5;
            case CALL, COMPUTE -> throw new IllegalStateException("not a store: " + this);
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
