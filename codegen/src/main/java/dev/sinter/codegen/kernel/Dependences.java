package dev.sinter.codegen.kernel;

import dev.sinter.ir.kernel.Access;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Loop;
import dev.sinter.ir.kernel.Write;
import dev.sinter.ir.scalar.Scalar;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Which loops of a kernel the parts of its formulas depend on, as a bit each: output loops first, then reduction loops. */
public final class Dependences {
    private static final int MOST_LOOPS = 63;

    private final Kernel kernel;
    private final List<Loop> loops;
    private final Map<Scalar.Call, Long> calls = new IdentityHashMap<>();

    public Dependences(Kernel kernel) {
        this.kernel = kernel;
        loops = loops(kernel);
        if (loops.size() > MOST_LOOPS) {
            throw new IllegalArgumentException(kernel.name() + " has " + loops.size() + " loops");
        }
    }

    /** Output loops, then reduction loops. */
    public static List<Loop> loops(Kernel kernel) {
        List<Loop> loops = new ArrayList<>(kernel.loops());
        kernel.reduction().ifPresent(r -> loops.addAll(r.loops()));
        return loops;
    }

    public boolean on(Scalar scalar, int loop) {
        return (of(scalar) >> loop & 1) != 0;
    }

    public long of(Scalar scalar) {
        return switch (scalar) {
            case Scalar.Lit _ -> 0;
            case Scalar.Index(int loop) -> loop == Scalar.Index.FLAT ? outputs() : bit(loop);
            case Scalar.In in when isReduced(in) -> outputs();
            case Scalar.In in -> of(kernel.reads().get(in.position()));
            case Scalar.Call call -> {
                Long known = calls.get(call);
                if (known == null) {
                    known = 0L;
                    for (Scalar arg : call.args()) {
                        known |= of(arg);
                    }
                    calls.put(call, known);
                }
                yield known;
            }
        };
    }

    /** True for the formula's name of the reduced value. */
    public boolean isReduced(Scalar.In in) {
        return in.position() == kernel.reads().size();
    }

    private long outputs() {
        long bits = 0;
        for (int i = 0; i < kernel.loops().size(); i++) {
            bits |= bit(i);
        }
        return bits;
    }

    private long of(Access access) {
        long bits = 0;
        for (int i = 0; i < access.strides().size(); i++) {
            if (!access.strides().get(i).isZero()) {
                bits |= bit(i);
            }
        }
        return bits;
    }

    private long bit(int loop) {
        return loops.get(loop).size().isOne() ? 0 : 1L << loop;
    }

    /** How often each call is used by the formulas of the kernel. */
    public Map<Scalar.Call, Integer> uses() {
        Map<Scalar.Call, Integer> uses = new IdentityHashMap<>();
        kernel.reduction().ifPresent(r -> r.elements().forEach(e -> count(e, uses)));
        kernel.writes().stream().map(Write::value).forEach(v -> count(v, uses));
        return uses;
    }

    private static void count(Scalar scalar, Map<Scalar.Call, Integer> uses) {
        if (scalar instanceof Scalar.Call call && uses.merge(call, 1, Integer::sum) == 1) {
            call.args().forEach(arg -> count(arg, uses));
        }
    }
}
