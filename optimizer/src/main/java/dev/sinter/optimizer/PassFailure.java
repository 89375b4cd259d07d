package dev.sinter.optimizer;

import dev.sinter.ir.graph.Graph;

/** A bug in a pass, never the fault of a model. The message names the pass and shows the graph around the place. */
public final class PassFailure extends IllegalStateException {
    private static final long serialVersionUID = 1;

    private final transient Graph before;

    PassFailure(String message, Graph before) {
        super(message);
        this.before = before;
    }

    PassFailure(String message, Graph before, Throwable cause) {
        super(message, cause);
        this.before = before;
    }

    /** The graph that the pass was given: what a report of the bug should hold. */
    public Graph before() {
        return before;
    }
}
