package dev.sinter.codegen.kernel;

import dev.sinter.codegen.code.Expr.Local;
import dev.sinter.codegen.code.Type;
import java.util.List;

/** The parameters of {@code Kernels.run}. */
public final class Signature {
    private static final Type TENSORS = Type.named("dev/sinter/runtime/Tensors");

    public static final Local PROGRAM = new Local("program", Type.INT);
    static final Local WEIGHTS = new Local("weights", TENSORS);
    static final Local OPTIMIZER = new Local("optimizer", TENSORS);
    static final Local METRICS = new Local("metrics", TENSORS);
    static final Local MEMORY = new Local("memory", Type.named("dev/sinter/runtime/Memory"));
    static final Local BATCH = new Local("batch", Type.INT);
    static final Local SEED = new Local("seed", Type.LONG);
    static final Local STEP = new Local("step", Type.LONG);

    /** All but the first, which chooses the program. */
    public static final List<Local> RUN = List.of(WEIGHTS, OPTIMIZER, METRICS, MEMORY, BATCH, SEED, STEP);

    private Signature() {}
}
