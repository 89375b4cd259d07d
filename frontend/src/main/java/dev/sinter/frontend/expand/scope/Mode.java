package dev.sinter.frontend.expand.scope;

import dev.sinter.ir.op.Store;
import java.util.Optional;

/** The programs that a model is expanded to, each from its text anew. */
public enum Mode {
    /** First values of parameters and states. */
    INITIALIZE(false, Optional.of(Store.WEIGHTS)),
    PREDICT(false, Optional.empty()),
    /** First values of what optimizers keep. */
    START(true, Optional.of(Store.OPTIMIZER)),
    /** First values of what metrics keep. */
    RESET(false, Optional.of(Store.METRICS)),
    STEP(true, Optional.empty()),
    EVALUATE(false, Optional.empty());

    private final boolean training;
    private final Optional<Store> initialized;

    Mode(boolean training, Optional<Store> initialized) {
        this.training = training;
        this.initialized = initialized;
    }

    public boolean training() {
        return training;
    }

    /** Whether tensors of that store get their first values in this program. */
    public boolean initializes(Store store) {
        return initialized.isPresent() && initialized.get() == store;
    }
}
