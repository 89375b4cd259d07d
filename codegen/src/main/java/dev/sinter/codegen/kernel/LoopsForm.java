package dev.sinter.codegen.kernel;

import static dev.sinter.codegen.code.Code.constant;

import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.Expr;
import dev.sinter.ir.kernel.Kernel;

/** A kernel as plain loops over single numbers, in the order of the kernel: always right, and the measure of the other forms. */
final class LoopsForm {
    private final Kernel kernel;
    private final Positions positions;
    private final Levels levels;
    private final Formulas formulas;

    private LoopsForm(Kernel kernel, Arguments arguments) {
        this.kernel = kernel;
        levels = new Levels(kernel);
        positions = new Positions(arguments, levels.loops());
        formulas = new Formulas(kernel, arguments, positions, levels);
    }

    static void write(Kernel kernel, Arguments arguments, Body body) {
        new LoopsForm(kernel, arguments).loops(0, body);
    }

    private void loops(int level, Body body) {
        formulas.enter(level, body);
        if (level == levels.outputs()) {
            turn(body);
        } else if (kernel.loops().get(level).size().isOne()) {
            enter(level, constant(0), body);
        } else {
            body.loop(kernel.loops().get(level).name(), constant(0), positions.size(level), 1, (inner, i) ->
                    enter(level, i, inner));
        }
    }

    private void enter(int level, Expr index, Body body) {
        positions.enter(index);
        loops(level + 1, body);
        positions.leave();
    }

    private void turn(Body body) {
        kernel.reduction().ifPresent(reduction -> {
            Expr reduced = new ScalarReduction(reduction, formulas, positions, levels).write(body);
            formulas.finish(body.named("sum", reduced), body);
        });
        formulas.write(body);
    }
}
