package dev.sinter.codegen.kernel;

import static dev.sinter.codegen.code.Code.constant;
import static dev.sinter.codegen.code.Code.copy;

import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.code.Expr.Local;
import dev.sinter.ir.kernel.Access;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Write;
import java.util.ArrayList;
import java.util.List;

/** The results of one row of sums: what they read is copied to scratch arrays, and they are copied from one to where they belong. */
final class RowsResult {
    private static final int FIRST_SLOT = 4;

    private final Kernel kernel;
    private final Arguments arguments;
    private final Values values;
    private final Positions positions;
    private final RowsShape shape;
    private final int width;
    private final int column;

    RowsResult(Kernel kernel, Arguments arguments, Values values, Positions positions, RowsShape shape) {
        this.kernel = kernel;
        this.arguments = arguments;
        this.values = values;
        this.positions = positions;
        this.shape = shape;
        width = shape.width();
        column = kernel.loops().size() - 1;
    }

    void write(Body body, Local sums) {
        int slot = FIRST_SLOT;
        positions.set(column, constant(0));
        for (int position : shape.resultReads()) {
            Access access = kernel.reads().get(position);
            Local scratch = arguments.scratch(slot, width, "read" + slot);
            slot++;
            body.add(Kept.copy(
                    arguments.array(access.buffer()),
                    positions.at(access, 0, 0),
                    scratch,
                    constant(0),
                    constant(width)));
            values.stage(position, scratch, 0, 0, column);
        }
        List<Expr> results = new ArrayList<>();
        for (Write write : kernel.writes()) {
            Access target = write.target();
            boolean dense = shape.isDense(target);
            results.add(dense ? arguments.scratch(slot, width, "result" + slot) : arguments.array(target.buffer()));
            slot += dense ? 1 : 0;
        }
        body.loop(kernel.loops().get(column).name(), constant(0), constant(width), 1, (inner, j) -> {
            values.open(column, j, inner);
            values.reduced(new Expr.Element(sums, j));
            numbers(inner, j, results);
            values.close();
        });
        positions.set(column, constant(0));
        for (int i = 0; i < results.size(); i++) {
            Access target = kernel.writes().get(i).target();
            if (shape.isDense(target)) {
                Expr array = arguments.array(target.buffer());
                body.add(copy(results.get(i), constant(0), array, positions.at(target, 0, 0), constant(width)));
            }
        }
    }

    private void numbers(Body body, Local j, List<Expr> results) {
        List<Expr> numbers =
                kernel.writes().stream().map(w -> values.number(w.value())).toList();
        List<Expr> named = numbers.size() == 1
                ? numbers
                : numbers.stream().map(n -> body.named("y", n)).toList();
        for (int i = 0; i < named.size(); i++) {
            Access target = kernel.writes().get(i).target();
            Expr at = shape.isDense(target) ? j : positions.at(target, 0, 0);
            Kept.store(body, results.get(i), at, named.get(i));
        }
    }
}
