package dev.sinter.optimizer.pass;

import dev.sinter.ir.graph.Graph;
import dev.sinter.ir.op.StopGradient;
import dev.sinter.ir.op.WithDerivative;
import dev.sinter.optimizer.Pass;
import java.util.Optional;

/**
 * {@code with_derivative(%0, %1, %2)  =>  %0}, {@code stop_gradient(%0)  =>  %0}
 *
 * <p>After Differentiate, which alone reads these marks; before Simplify, which then sees through them.
 */
public final class RemoveDerivativeMarks implements Pass {
    @Override
    public Graph run(Graph graph) {
        return Rewrite.run(graph, term -> switch (term.op()) {
            case WithDerivative _, StopGradient _ -> Optional.of(term.x(0));
            default -> Optional.empty();
        });
    }
}
