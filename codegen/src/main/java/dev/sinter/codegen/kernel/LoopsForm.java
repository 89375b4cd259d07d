package dev.sinter.codegen.kernel;

import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.Expr;
import dev.sinter.ir.kernel.Kernel;
import java.util.Optional;

/** A kernel as plain loops over single numbers, in the order of the kernel: always right, and the measure of the other forms. */
public final class LoopsForm {
    private LoopsForm() {}

    public static void write(Kernel kernel, Arguments arguments, Body body) {
        Positions positions = new Positions(kernel, arguments);
        Values values = new Values(kernel, arguments, positions, Optional.empty());
        values.begin(body);
        Optional<CrossLoops> crossing = CrossLoops.of(kernel, values, positions);
        if (crossing.isPresent()) {
            crossing.get().write(body, new Writes(kernel, arguments, values, positions)::numbers);
            return;
        }
        new OutputLoops(kernel, values, positions).write(body, 0, kernel.loops().size(), inner -> {
            kernel.reduction().ifPresent(reduction -> {
                Expr reduced = new ScalarReduction(kernel, reduction, values, positions).write(inner);
                values.reduced(inner.named("sum", reduced));
            });
            new Writes(kernel, arguments, values, positions).numbers(inner);
        });
    }
}
