package dev.sinter.optimizer.plan;

import dev.sinter.ir.kernel.Access;
import dev.sinter.ir.kernel.Action;
import dev.sinter.ir.kernel.Barrier;
import dev.sinter.ir.kernel.Buffer;
import dev.sinter.ir.kernel.Check;
import dev.sinter.ir.kernel.Guarded;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Sweep;
import dev.sinter.ir.kernel.Write;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The buffers that an action works on. */
final class ActionBuffers {
    private ActionBuffers() {}

    static List<Buffer> read(Action action) {
        return switch (action) {
            case Kernel kernel ->
                kernel.reads().stream().map(Access::buffer).distinct().toList();
            case Sweep sweep -> sweep.reads().stream().distinct().toList();
            case Check check -> List.of(check.buffer());
            case Guarded guarded ->
                Stream.concat(
                                Stream.of(guarded.condition()),
                                guarded.actions().stream().flatMap(inner -> read(inner).stream()))
                        .distinct()
                        .toList();
            case Barrier _ -> List.of();
        };
    }

    static List<Buffer> written(Action action) {
        return switch (action) {
            case Kernel kernel ->
                kernel.writes().stream()
                        .map(w -> w.target().buffer())
                        .distinct()
                        .toList();
            case Sweep sweep -> List.of(sweep.target());
            case Check _, Barrier _ -> List.of();
            case Guarded guarded ->
                guarded.actions().stream()
                        .flatMap(inner -> written(inner).stream())
                        .distinct()
                        .toList();
        };
    }

    /** Whether an action may find that a number is out of range. */
    static boolean checks(Action action) {
        return action instanceof Check
                || action instanceof Guarded guarded
                        && guarded.actions().stream().anyMatch(ActionBuffers::checks);
    }

    /** The same action on other buffers. */
    static Action replace(Action action, UnaryOperator<Buffer> buffers) {
        return switch (action) {
            case Kernel k ->
                new Kernel(
                        k.name(),
                        k.origin(),
                        k.loops(),
                        k.reduction(),
                        k.reads().stream().map(read -> replace(read, buffers)).toList(),
                        k.writes().stream()
                                .map(w -> new Write(replace(w.target(), buffers), w.value()))
                                .toList(),
                        k.schedule());
            case Sweep s ->
                new Sweep(
                        s.name(),
                        s.origin(),
                        s.kind(),
                        s.reads().stream().map(buffers).toList(),
                        buffers.apply(s.target()),
                        s.rows(),
                        s.count(),
                        s.width());
            case Barrier barrier -> barrier;
            case Check c -> new Check(buffers.apply(c.buffer()), c.limit(), c.what(), c.origin());
            case Guarded g ->
                new Guarded(
                        buffers.apply(g.condition()),
                        g.value(),
                        g.actions().stream()
                                .map(inner -> replace(inner, buffers))
                                .toList());
        };
    }

    private static Access replace(Access access, UnaryOperator<Buffer> buffers) {
        return new Access(buffers.apply(access.buffer()), access.offset(), access.strides());
    }
}
