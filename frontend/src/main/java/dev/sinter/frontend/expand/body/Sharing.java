package dev.sinter.frontend.expand.body;

import dev.sinter.frontend.expand.scope.Expansion;
import dev.sinter.frontend.expand.scope.Reporter;
import dev.sinter.frontend.expand.value.Given;
import dev.sinter.frontend.expand.value.Operand;
import dev.sinter.frontend.expand.value.Value;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.graph.Shape;
import java.util.Map;

/** A shared layer has one kernel: every further call must bring as many features as the first. */
final class Sharing {
    private Sharing() {}

    static boolean fits(
            Reporter reporter, String path, Expansion.FirstCall before, Map<String, Given> given, Calls.Site site) {
        Given first = given.values().stream()
                .filter(g -> g.value() instanceof Tensor)
                .findFirst()
                .orElse(null);
        if (first == null || !(before.first().orElse(Value.UNKNOWN) instanceof Tensor old)) {
            return true;
        }
        Shape now = ((Tensor) first.value()).type().shape();
        if (now.rank() == 0
                || old.type().shape().rank() == 0
                || last(now).equals(last(old.type().shape()))) {
            return true;
        }
        Operand operand = new Operand(first.value(), first.expr(), first.place());
        reporter.error(
                site.frame(),
                first.expr(),
                "layer `" + path + "` takes " + last(old.type().shape()) + " features since line "
                        + before.place().line() + "; `" + operand.text() + "` is " + first.value(),
                "a shared layer has one kernel; for another size make another layer");
        return false;
    }

    private static Dim last(Shape shape) {
        return shape.dim(shape.rank() - 1);
    }
}
