package dev.sinter.optimizer.plan.fuse;

/** Why a value stands in memory, and is not computed again by each kernel that reads it. */
public enum InMemory {
    RESULT("a result of the program"),
    WHOLE("complete only when its loops end"),
    LONG("a longer formula is more than the JIT compiles well"),
    CONTRACTED("a contraction reads each element many times"),
    SHARED("computing it for each of its readers costs more than reading it"),
    DEMANDED("a kernel needs it in this arrangement, or a check or a condition reads it");

    private final String text;

    InMemory(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
