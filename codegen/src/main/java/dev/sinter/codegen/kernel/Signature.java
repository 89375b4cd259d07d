package dev.sinter.codegen.kernel;

import dev.sinter.codegen.code.Expr.Local;
import dev.sinter.codegen.code.Type;
import java.util.List;

/** The parameters of {@code Kernels.run}. */
public final class Signature {
    private static final Type TENSORS = Type.named("dev/sinter/runtime/Tensors");

    public static final Local PROGRAM = new Local("program", Type.INT);
    public static final Local WEIGHTS = new Local("weights", TENSORS);
    public static final Local OPTIMIZER = new Local("optimizer", TENSORS);
    public static final Local METRICS = new Local("metrics", TENSORS);
    public static final Local MEMORY = new Local("memory", Type.named("dev/sinter/runtime/Memory"));
    public static final Local BATCH = new Local("batch", Type.INT);
    public static final Local SEED = new Local("seed", Type.LONG);
    public static final Local STEP = new Local("step", Type.LONG);

    public static final Local SHARE = new Local("share", Type.named("dev/sinter/runtime/Share"));

    /** Those of a program that one thread runs. */
    public static final List<Local> RUN = List.of(WEIGHTS, OPTIMIZER, METRICS, MEMORY, BATCH, SEED, STEP);

    /** Those of a program that several threads run. */
    public static final List<Local> RUN_SPLIT = List.of(WEIGHTS, OPTIMIZER, METRICS, MEMORY, BATCH, SEED, STEP, SHARE);

    private Signature() {}
}
