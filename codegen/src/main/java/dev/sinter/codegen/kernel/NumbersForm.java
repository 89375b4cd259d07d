package dev.sinter.codegen.kernel;

import static dev.sinter.codegen.code.Code.binary;
import static dev.sinter.codegen.code.Code.constant;

import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.Code;
import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.code.Expr.Local;
import dev.sinter.codegen.code.Expr.Operator;
import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Reduction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Sums of few columns as single numbers: some rows times all columns of them side by side, since a sum alone waits four cycles for each
 * of its steps.
 */
public final class NumbersForm {
    private static final int NONE = -1;

    private final Kernel kernel;
    private final Reduction reduction;
    private final Values values;
    private final Positions positions;
    private final Writes writes;
    private final int columns;
    private final int columnLoop;
    private final int rowLoop;

    private NumbersForm(Kernel kernel, Arguments arguments) {
        this.kernel = kernel;
        reduction = kernel.reduction().orElseThrow();
        positions = new Positions(kernel, arguments);
        values = new Values(kernel, arguments, positions, Optional.empty());
        writes = new Writes(kernel, arguments, values, positions);
        columns = kernel.schedule().vectors();
        columnLoop = columnLoop(kernel);
        rowLoop = (columnLoop == NONE ? kernel.loops().size() : columnLoop) - 1;
    }

    /** One column means that the last loop is that of the rows. */
    private static int columnLoop(Kernel kernel) {
        return kernel.schedule().vectors() == 1 ? NONE : kernel.loops().size() - 1;
    }

    /** True when the kernel can be written in this form. */
    public static boolean supports(Kernel kernel) {
        int columnLoop = columnLoop(kernel);
        boolean allColumns = columnLoop == NONE
                || kernel.loops()
                                .get(columnLoop)
                                .size()
                                .equals(Dim.of(kernel.schedule().vectors()))
                        && !kernel.schedule().splits(columnLoop);
        return !kernel.loops().isEmpty()
                && allColumns
                && kernel.reduction()
                        .filter(Blocks::isOrdered)
                        .filter(reduction -> reduction.order() == Reduction.Order.CHAIN)
                        .isPresent();
    }

    public static void write(Kernel kernel, Arguments arguments, Body body) {
        NumbersForm form = new NumbersForm(kernel, arguments);
        form.values.begin(body);
        new OutputLoops(kernel, form.values, form.positions).write(body, 0, Math.max(0, form.rowLoop), form::rows);
    }

    private void rows(Body body) {
        if (rowLoop == NONE) {
            tile(body, 1);
            return;
        }
        positions.rowsAlong(rowLoop);
        Expr count = positions.size(rowLoop);
        int together = kernel.schedule().rows();
        Expr whole = body.named("whole", Code.wholeSteps(count, together));
        rows(body, constant(0), whole, together);
        rows(body, whole, count, 1);
        positions.rowsAlong(NONE);
    }

    private void rows(Body body, Expr from, Expr to, int together) {
        if (from.equals(to)) {
            return;
        }
        Split turns = Split.of(kernel, rowLoop, body, from, to, together);
        body.loop(kernel.loops().get(rowLoop).name(), turns.from(), turns.to(), together, (inner, i) -> {
            values.open(rowLoop, i, inner);
            tile(inner, together);
            values.close();
        });
    }

    private void tile(Body body, int rows) {
        Sums sums = new Sums(rows);
        new ReductionLoops(kernel, values, positions).write(body, ReductionLoops.isBlocked(reduction), sums);
        sums.each(body, (row, column) -> {
            values.reduced(row, sums.result(row, column));
            writes.numbers(body, row);
        });
    }

    /** What is done for the sum of a row and a column. */
    private interface Place {
        void visit(int row, int column);
    }

    /** The sums of a tile, a variable for each. */
    private final class Sums implements ReductionLoops.Sums {
        private final int rows;
        private final List<Local> sums = new ArrayList<>();
        private final List<Local> totals = new ArrayList<>();

        Sums(int rows) {
            this.rows = rows;
        }

        Local result(int row, int column) {
            return (totals.isEmpty() ? sums : totals).get(row * columns + column);
        }

        /** Visits all places; the loop of columns stands at the column meanwhile. */
        void each(Body body, Place place) {
            for (int column = 0; column < columns; column++) {
                if (columnLoop != NONE) {
                    values.open(columnLoop, constant(column), body);
                }
                for (int row = 0; row < rows; row++) {
                    place.visit(row, column);
                }
                if (columnLoop != NONE) {
                    values.close();
                }
            }
        }

        @Override
        public void declare(Body body, boolean blocked) {
            each(i -> sums.add(body.declare("sum" + i, Combining.start(reduction))));
            if (blocked) {
                each(i -> totals.add(body.declare("total" + i, Blocks.nothing(reduction))));
            }
        }

        private void each(Consumer<Integer> sum) {
            IntStream.range(0, rows * columns).boxed().forEach(sum);
        }

        @Override
        public void close(Body body) {
            each(i -> body.assign(totals.get(i), binary(Operator.ADD, totals.get(i), sums.get(i))));
        }

        @Override
        public void restart(Body body) {
            sums.forEach(sum -> body.assign(sum, Combining.start(reduction)));
        }

        @Override
        public void turn(Body body) {
            each(body, (row, column) -> {
                Local sum = sums.get(row * columns + column);
                List<Expr> elements = reduction.elements().stream()
                        .map(element -> values.number(element, row))
                        .toList();
                body.assign(sum, Combining.step(reduction, sum, elements, body));
            });
        }
    }
}
