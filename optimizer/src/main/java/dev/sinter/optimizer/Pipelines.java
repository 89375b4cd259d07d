package dev.sinter.optimizer;

import static dev.sinter.optimizer.UntilStable.untilStable;

import dev.sinter.optimizer.autodiff.Differentiate;
import dev.sinter.optimizer.pass.DelayBroadcasts;
import dev.sinter.optimizer.pass.FoldConstants;
import dev.sinter.optimizer.pass.MergeDuplicates;
import dev.sinter.optimizer.pass.RemoveDerivativeMarks;
import dev.sinter.optimizer.pass.RemoveUnused;
import dev.sinter.optimizer.pass.Simplify;
import dev.sinter.optimizer.pass.SliceEarly;
import java.util.List;

/** The passes, in the order in which they run. One list serves every program: a graph without gradients leaves Differentiate as it came. */
public final class Pipelines {
    /** Nothing but what must be done before a graph can be computed; what {@link #OPTIMIZED} is compared with. */
    public static final List<Pass> PLAIN = List.of(new Differentiate(), new RemoveUnused());

    /** The same bits with less work. */
    public static final List<Pass> OPTIMIZED = List.of(
            new Differentiate(),
            new RemoveUnused(),
            new RemoveDerivativeMarks(),
            untilStable(
                    new Simplify(),
                    new SliceEarly(),
                    new DelayBroadcasts(),
                    new FoldConstants(),
                    new MergeDuplicates()),
            new RemoveUnused());

    private Pipelines() {}
}
