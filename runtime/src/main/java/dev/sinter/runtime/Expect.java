package dev.sinter.runtime;

/** Checks of arguments that generated classes make before they touch memory. */
public final class Expect {
    private Expect() {}

    /** An array must hold at least {@code samples * perSample} numbers. */
    public static void length(String name, int found, int samples, int perSample) {
        if (found < (long) samples * perSample) {
            String each = samples == 1 ? "" : " (" + samples + " samples of " + perSample + ")";
            throw new InvalidInputException(
                    name + ": expected " + (long) samples * perSample + " numbers" + each + ", found " + found);
        }
    }

    /** As many samples as the memory holds, or fewer. */
    public static void samples(int samples, int capacity) {
        if (samples < 0 || samples > capacity) {
            throw new InvalidInputException("samples is " + samples + "; this memory holds 0 to " + capacity
                    + "; make a larger one with newMemory");
        }
    }
}
