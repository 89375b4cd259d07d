package dev.sinter.codegen.kernel;

import static dev.sinter.codegen.code.Code.add;
import static dev.sinter.codegen.code.Code.constant;
import static dev.sinter.codegen.code.Code.copy;
import static dev.sinter.codegen.code.Code.min;
import static dev.sinter.codegen.code.Code.mul;
import static dev.sinter.codegen.code.Code.sub;

import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.Code;
import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.code.Expr.Local;
import dev.sinter.codegen.code.Expr.Operator;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Reduction;
import java.util.List;
import java.util.Optional;

/**
 * A chain of sums in loops of single numbers that the JIT makes vectors of. For that an inner loop must have a known number of turns
 * and no variable in any index but its own; so the numbers come from and go to scratch arrays, by {@code System.arraycopy}, eight
 * steps of the reduction for one pass over a row of sums.
 *
 * <pre>
 * for each 16 rows: for each 8 steps k: copy 8 rows of w into s
 *     for each row i: copy its sums into t; for j: t[j] = fma(x7, s[7 * N + j], ... fma(x0, s[j], t[j])); copy t back
 * </pre>
 */
public final class RowsForm {
    private static final int STEPS = 8;
    private static final int ROWS = 16;
    /** Copied rows begin at multiples of so many numbers, 64 bytes: C2 of JDK 17 makes no vectors of rows that are not aligned alike. */
    private static final int ALIGNED = 16;

    private final Kernel kernel;
    private final Reduction reduction;
    private final Arguments arguments;
    private final Positions positions;
    private final Values values;
    private final RowsShape shape;
    private final int width;
    /** From the start of one copied row to that of the next. */
    private final int apart;

    private final int column;
    private final Local row;

    private RowsForm(Kernel kernel, Arguments arguments) {
        this.kernel = kernel;
        this.arguments = arguments;
        reduction = kernel.reduction().orElseThrow();
        positions = new Positions(kernel, arguments);
        values = new Values(kernel, arguments, positions, Optional.empty());
        shape = new RowsShape(kernel);
        column = kernel.loops().size() - 1;
        width = shape.width();
        apart = Math.ceilDiv(width, ALIGNED) * ALIGNED;
        row = arguments.scratch(1, width, "row");
    }

    public static void write(Kernel kernel, Arguments arguments, Body body) {
        RowsForm form = new RowsForm(kernel, arguments);
        form.values.begin(body);
        int outer = Math.max(0, form.column - 1);
        new OutputLoops(kernel, form.values, form.positions).write(body, 0, outer, form::rows);
    }

    /** The rows in blocks, so that what is copied for one of them serves all. */
    private void rows(Body body) {
        if (shape.rowLoop().isEmpty()) {
            Sums sums = new Sums(constant(0), constant(1), row);
            reduce(body, sums);
            new RowsResult(kernel, arguments, values, positions, shape).write(body, row);
            return;
        }
        int loop = shape.rowLoop().get();
        Expr count = positions.size(loop);
        Local all = arguments.scratch(2, ROWS * width, "rows");
        Split turns = Split.of(kernel, loop, body, constant(0), count, 1);
        body.loop("first", turns.from(), turns.to(), ROWS, (block, first) -> {
            Local end = block.declare("end", min(turns.to(), add(first, ROWS)));
            Expr sums = reduce(block, new Sums(first, end, all));
            block.loop(kernel.loops().get(loop).name(), first, end, 1, (inner, i) -> {
                values.open(loop, i, inner);
                inner.add(copy(sums, mul(sub(i, first), width), row, constant(0), constant(width)));
                new RowsResult(kernel, arguments, values, positions, shape).write(inner, row);
                values.close();
            });
        });
    }

    /** Writes the reduction; the result is the array that holds the sums. */
    private Expr reduce(Body body, Sums sums) {
        boolean blocked = ReductionLoops.isBlocked(reduction);
        new ReductionLoops(kernel, values, positions).write(body, blocked, sums, sums::passes);
        if (blocked && shape.rowLoop().isEmpty()) {
            body.add(copy(sums.totals, constant(0), row, constant(0), constant(width)));
        }
        return blocked ? sums.totals : sums.array;
    }

    /** The sums of a block of rows, in scratch arrays. */
    private final class Sums implements ReductionLoops.Sums {
        private final Expr first;
        private final Expr end;
        private final Local array;
        private final int size;
        private Local totals;

        Sums(Expr first, Expr end, Local array) {
            this.first = first;
            this.end = end;
            this.array = array;
            this.size = shape.rowLoop().isEmpty() ? width : ROWS * width;
        }

        @Override
        public void declare(Body body, boolean blocked) {
            fill(body, array, Combining.start(reduction));
            if (blocked) {
                totals = arguments.scratch(3, size, "totals");
                fill(body, totals, Blocks.nothing(reduction));
            }
        }

        private void fill(Body body, Local target, Expr value) {
            body.loop("i", constant(0), constant(size), 1, (inner, i) -> inner.store(target, i, value));
        }

        @Override
        public void close(Body body) {
            body.loop("i", constant(0), constant(size), 1, (inner, i) -> {
                Expr sum = Code.binary(Operator.ADD, new Expr.Element(totals, i), new Expr.Element(array, i));
                inner.store(totals, i, sum);
            });
        }

        @Override
        public void restart(Body body) {
            fill(body, array, Combining.start(reduction));
        }

        @Override
        public void turn(Body body) {
            throw new IllegalStateException("sums in rows take several elements at a time");
        }

        /** Passes of eight steps, then what is left: in one pass when its number is known, else one by one. */
        void passes(Body body, int loop, Expr from, Expr to, boolean some) {
            boolean known = Code.known(from).isPresent() && Code.known(to).isPresent();
            Expr count = sub(to, from);
            Expr whole = body.named("whole", Code.wholeSteps(count, STEPS));
            Expr middle = add(from, whole);
            loop(body, loop, from, middle, STEPS);
            if (known) {
                int rest = Code.known(count).getAsInt() % STEPS;
                if (rest > 0) {
                    loop(body, loop, middle, to, rest);
                }
            } else {
                loop(body, loop, middle, to, 1);
            }
        }

        private void loop(Body body, int loop, Expr from, Expr to, int steps) {
            if (from.equals(to)) {
                return;
            }
            positions.rowsAlong(loop);
            body.loop("k", from, to, steps, (inner, k) -> {
                values.open(loop, k, inner);
                pass(inner, steps);
                values.close();
            });
            positions.rowsAlong(-1);
        }

        private void pass(Body body, int steps) {
            if (shape.rowLoop().isEmpty()) {
                stage(body, steps);
                addSteps(body, steps);
                return;
            }
            int loop = shape.rowLoop().get();
            if (!shape.stagedPerRow()) {
                stage(body, steps);
            }
            body.loop(kernel.loops().get(loop).name(), first, end, 1, (inner, i) -> {
                values.open(loop, i, inner);
                if (shape.stagedPerRow()) {
                    stage(inner, steps);
                }
                Expr at = mul(sub(i, first), width);
                inner.add(copy(array, at, row, constant(0), constant(width)));
                addSteps(inner, steps);
                inner.add(copy(row, constant(0), array, at, constant(width)));
                values.close();
            });
        }

        private void stage(Body body, int steps) {
            List<Integer> reads = shape.elementReads();
            Local scratch = arguments.scratch(0, reads.size() * STEPS * apart, "staged");
            positions.set(column, constant(0));
            for (int p = 0; p < reads.size(); p++) {
                var access = kernel.reads().get(reads.get(p));
                int start = p * STEPS * apart;
                for (int step = 0; step < steps; step++) {
                    Expr at = positions.at(access, step, 0);
                    Expr to = constant(start + step * apart);
                    body.add(Kept.copy(arguments.array(access.buffer()), at, scratch, to, constant(width)));
                }
                values.stage(reads.get(p), scratch, start, apart, column);
            }
        }

        private void addSteps(Body body, int steps) {
            body.loop(kernel.loops().get(column).name(), constant(0), constant(width), 1, (inner, j) -> {
                values.open(column, j, inner);
                Expr sum = new Expr.Element(row, j);
                for (int step = 0; step < steps; step++) {
                    int s = step;
                    List<Expr> elements = reduction.elements().stream()
                            .map(e -> values.number(e, s))
                            .toList();
                    sum = Combining.step(reduction, sum, elements, inner);
                }
                inner.store(row, j, sum);
                values.close();
            });
        }
    }
}
