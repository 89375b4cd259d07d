package dev.sinter.optimizer.plan.fuse;

/** Why two kernels, of which one reads what the other computes, are not one. */
public enum Apart {
    OTHER_ELEMENTS("it reads other elements than the one it computes"),
    TWO_SUMS("each has a reduction of its own"),
    CONDITION("they are computed under different conditions"),
    ALONE("nothing can be added to a copy, a sort or a scan"),
    WAITS("something else that it reads is computed from all of that value"),
    VECTORS("only one of them can be done in vectors"),
    LONG("together they are more code than the JIT compiles well");

    private final String text;

    Apart(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
