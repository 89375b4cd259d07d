package dev.sinter.codegen;

import dev.sinter.ir.kernel.Access;
import dev.sinter.ir.kernel.Action;
import dev.sinter.ir.kernel.Guarded;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Place;
import dev.sinter.ir.kernel.Plan;
import dev.sinter.ir.kernel.Write;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which kernels of a class are alike, as those of the layers of a deep network are. Several of them share one method, which is told
 * where their tensors begin: the class stays small, and the JVM compiles one method instead of a hundred. Up to three have code of
 * their own, in which these numbers are constants.
 */
final class Repeats {
    private static final int SEVERAL = 4;
    /** A method has 255 parameters at most; an array may need two, and a tile some for its place. */
    private static final int MOST_ARRAYS = 100;

    private final Map<Likeness, Set<Who>> known = new HashMap<>();

    /** What code of its own would be made for: the same kernel in two programs is one. */
    private record Who(String name, List<Integer> starts) {}

    Repeats(List<Plan> plans) {
        plans.forEach(plan -> note(plan.actions()));
    }

    private void note(List<Action> actions) {
        for (Action action : actions) {
            if (action instanceof Kernel kernel) {
                known.computeIfAbsent(Likeness.of(kernel), _ -> new HashSet<>())
                        .add(new Who(kernel.name(), starts(kernel)));
            } else if (action instanceof Guarded guarded) {
                note(guarded.actions());
            }
        }
    }

    private static List<Integer> starts(Kernel kernel) {
        return accesses(kernel)
                .flatMap(access -> access.buffer().place() instanceof Place.Stored stored
                        ? Stream.of(stored.offset())
                        : Stream.empty())
                .toList();
    }

    private static Stream<Access> accesses(Kernel kernel) {
        return Stream.concat(kernel.reads().stream(), kernel.writes().stream().map(Write::target));
    }

    /** What a kernel has in common with several others; empty when there are too few. */
    Optional<Likeness> likeness(Kernel kernel) {
        if (accesses(kernel).count() > MOST_ARRAYS) {
            return Optional.empty();
        }
        return Optional.of(Likeness.of(kernel))
                .filter(likeness -> known.get(likeness).size() >= SEVERAL);
    }
}
