package dev.sinter.codegen.kernel;

import dev.sinter.ir.kernel.Access;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Loop;
import dev.sinter.ir.scalar.Scalar;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * How deep inside the loops of a kernel a part of a formula is known: 0 before all loops, n inside the first n of them. What is
 * known further out is computed there, once.
 */
public final class Levels {
    private final Kernel kernel;
    private final List<Loop> loops;
    private final Map<Scalar.Call, Integer> calls = new IdentityHashMap<>();

    public Levels(Kernel kernel) {
        this.kernel = kernel;
        loops = new ArrayList<>(kernel.loops());
        kernel.reduction().ifPresent(r -> loops.addAll(r.loops()));
    }

    /** Inside all output loops. */
    public int outputs() {
        return kernel.loops().size();
    }

    /** Inside all loops. */
    public int all() {
        return loops.size();
    }

    /** The loops, output loops first. */
    public List<Loop> loops() {
        return loops;
    }

    public int of(Scalar scalar) {
        return switch (scalar) {
            case Scalar.Lit _ -> 0;
            case Scalar.Index(int loop) -> loop == Scalar.Index.FLAT ? all() : loop + 1;
            case Scalar.In in -> isReduced(in) ? outputs() : of(kernel.reads().get(in.position()));
            case Scalar.Call call -> {
                Integer known = calls.get(call);
                if (known == null) {
                    known = call.args().stream().mapToInt(this::of).max().orElse(0);
                    calls.put(call, known);
                }
                yield known;
            }
        };
    }

    public boolean isReduced(Scalar.In in) {
        return in.position() == kernel.reads().size();
    }

    /** The deepest loop along which the access moves. */
    private int of(Access access) {
        for (int i = access.strides().size() - 1; i >= 0; i--) {
            if (!access.strides().get(i).isZero() && !loops.get(i).size().isOne()) {
                return i + 1;
            }
        }
        return 0;
    }
}
