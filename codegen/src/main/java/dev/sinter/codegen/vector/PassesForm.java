package dev.sinter.codegen.vector;

import static dev.sinter.codegen.code.Code.add;
import static dev.sinter.codegen.code.Code.binary;
import static dev.sinter.codegen.code.Code.constant;
import static dev.sinter.codegen.code.Code.min;
import static dev.sinter.codegen.code.Code.sub;

import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.Code;
import dev.sinter.codegen.code.CodeMethod;
import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.code.Expr.Local;
import dev.sinter.codegen.code.Expr.Operator;
import dev.sinter.codegen.code.Expr.Relation;
import dev.sinter.codegen.code.Type;
import dev.sinter.codegen.kernel.Arguments;
import dev.sinter.codegen.kernel.Blocks;
import dev.sinter.codegen.kernel.Combining;
import dev.sinter.codegen.kernel.OutputLoops;
import dev.sinter.codegen.kernel.Positions;
import dev.sinter.codegen.kernel.ReductionLoops;
import dev.sinter.codegen.kernel.Split;
import dev.sinter.codegen.kernel.Values;
import dev.sinter.ir.kernel.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A chain of sums over more than the caches hold, in passes: the sums stand in a scratch array, and each pass takes some steps of the
 * reduction for all of them, so that what it reads is read once and is near while it is used. A sum that is stored and loaded again
 * inside a block keeps its bits.
 *
 * <pre>
 * for some rows: sums = 0
 *     for each 32 to 256 steps, 8 for few rows: fill the panels, where rows read alike                              (a method)
 *         for each tile of rows and columns: load its sums, add the steps, store them                               (a method)
 *     for each row: write what its sums give                                                                        (a method)
 * </pre>
 */
public final class PassesForm implements ReductionLoops.Sums {
    /** Fewer rows wait for memory alone, which is fastest in few streams. */
    private static final int STEPS_OF_FEW_ROWS = 8;

    private final Type self;
    private final Kernel kernel;
    private final String name;
    private final PassesShape shape;
    private final Positions positions;
    private final Values values;
    private final List<PassesPart> parts = new ArrayList<>();
    private final List<Regions.Columns> columns;
    private final List<Split> columnsHere = new ArrayList<>();
    private final List<CodeMethod> methods = new ArrayList<>();
    private Expr first = constant(0);
    private Expr end = constant(1);
    private Expr count = constant(0);
    /** The end of the rows that fill tiles. */
    private Expr whole = constant(0);
    /** From where rows are counted to find the sums of those that fill no tile. */
    private Expr firstOfLast = constant(0);

    private PassesForm(Type self, Kernel kernel, String name, int lanes, Arguments arguments) {
        this.self = self;
        this.kernel = kernel;
        this.name = name;
        shape = new PassesShape(kernel, lanes, arguments);
        positions = new Positions(kernel, arguments);
        values = new Values(kernel, arguments, positions, Optional.empty());
        columns = new Regions(kernel, lanes, true).columns();
    }

    /** The method of that name, then those that it calls. */
    public static List<CodeMethod> methods(Type self, Kernel kernel, String name, int lanes, Arguments arguments) {
        return new PassesForm(self, kernel, name, lanes, arguments).all();
    }

    private List<CodeMethod> all() {
        List<Local> parameters = shape.arguments.parameters();
        Body body = new Body(parameters);
        body.line(kernel.origin().line());
        values.begin(body);
        for (Regions.Columns part : columns) {
            Region.Steps steps = part.steps();
            columnsHere.add(Split.of(kernel, shape.column, body, steps.from(), steps.to(), steps.step()));
        }
        if (shape.outerInside) {
            rows(body);
        } else {
            outerLoops(body, this::rows);
        }
        methods.addFirst(new CodeMethod(name, true, parameters, Type.VOID, body.statements()));
        return methods;
    }

    private void outerLoops(Body body, Consumer<Body> inside) {
        new OutputLoops(kernel, values, positions).write(body, 0, shape.outer().size(), inside);
    }

    private void rows(Body body) {
        Expr size = shape.row.map(positions::size).orElse(constant(1));
        Split all = shape.row
                .map(row -> Split.of(kernel, row, body, constant(0), size, shape.tileRows))
                .orElse(new Split(constant(0), size));
        if (shape.rowsAtOnce().isPresent()) {
            first = all.from();
            end = all.to();
            some(body);
        } else {
            body.loop("first", all.from(), all.to(), shape.rowsTogether, (inner, i) -> {
                first = i;
                end = inner.declare("end", min(all.to(), add(i, shape.rowsTogether)));
                some(inner);
            });
        }
    }

    /** The rows whose sums stand in the scratch array at once. */
    private void some(Body body) {
        count = body.named("count", shape.count(sub(end, first)));
        whole = body.named("whole", add(first, Code.wholeSteps(sub(end, first), shape.tileRows)));
        firstOfLast = body.named("of_last", add(first, sub(sub(end, whole), constant(shape.tileRows))));
        new ReductionLoops(kernel, values, positions)
                .write(body, shape.blocked, this, shape.steps.together, this::passes);
        PassesPart result = PassesResult.write(self, name + "_result", shape);
        methods.add(result.method());
        inside(body, inner -> {
            results(inner, result, first, whole, first);
            if (!whole.equals(end)) {
                results(inner, result, whole, end, firstOfLast);
            }
        });
    }

    private void results(Body body, PassesPart result, Expr from, Expr to, Expr firstOfSums) {
        Expr[] told = kernel.schedule().splits(shape.column)
                ? new Expr[] {firstOfSums, columnsHere.getFirst().from(), lastColumn()}
                : new Expr[] {firstOfSums};
        if (shape.row.isEmpty()) {
            body.run(result.call(positions, told));
        } else {
            rows(body, from, to, inner -> inner.run(result.call(positions, told)));
        }
    }

    /** The end of the columns that are done here: the thread that does what is left over has the last whole tiles too. */
    private Expr lastColumn() {
        Expr last = columnsHere.getFirst().to();
        for (Split rest : columnsHere.subList(1, columnsHere.size())) {
            last = add(last, sub(rest.to(), rest.from()));
        }
        return last;
    }

    private void inside(Body body, Consumer<Body> innermost) {
        if (shape.outerInside) {
            outerLoops(body, innermost);
        } else {
            innermost.accept(body);
        }
    }

    private void rows(Body body, Expr from, Expr to, Consumer<Body> innermost) {
        int row = shape.row.orElseThrow();
        body.loop(kernel.loops().get(row).name(), from, to, 1, (inner, i) -> {
            values.open(row, i, inner);
            innermost.accept(inner);
            values.close();
        });
    }

    private void passes(Body body, int loop, Expr from, Expr to, boolean some) {
        if (shape.rowsAtOnce().isPresent()) {
            boolean few = shape.rowsAtOnce().get() < kernel.schedule().rows();
            passes(body, from, to, shape.tileRows, few ? STEPS_OF_FEW_ROWS : shape.stepsOfPass);
        } else {
            Expr few = Code.compare(Relation.LT, sub(end, first), constant(shape.tileRows));
            body.when(
                    few,
                    inner -> passes(inner, from, to, 1, STEPS_OF_FEW_ROWS),
                    inner -> passes(inner, from, to, shape.tileRows, shape.stepsOfPass));
        }
    }

    private void passes(Body body, Expr from, Expr to, int rows, int steps) {
        body.loop("step", from, to, steps, (pass, k) -> {
            Expr last = pass.named("last", min(to, add(k, steps)));
            if (rows > 1) {
                shape.panels.ifPresent(panels -> fill(pass, panels, k, last));
            }
            inside(pass, inner -> {
                for (int c = 0; c < columns.size(); c++) {
                    tiles(inner, rows, c, k, last);
                }
            });
        });
    }

    private void fill(Body pass, PassesPanels panels, Expr from, Expr to) {
        for (int c = 0; c < columns.size(); c++) {
            if (panels.has(columns.get(c))) {
                Split along = columnsHere.get(c);
                pass.run(fillOf(panels, c).call(positions, from, to, along.from(), along.to()));
            }
        }
    }

    /** All rows for one tile of columns after the other where these stand in a panel, else all columns for one tile of rows. */
    private void tiles(Body body, int rows, int c, Expr from, Expr to) {
        PassesPart tile = tileOf(rows, c);
        if (shape.row.isEmpty()) {
            columns(body, c, inner -> inner.run(tile.call(positions, first, from, to)));
        } else if (shape.readsPanels(rows, columns.get(c))) {
            columns(
                    body,
                    c,
                    inner -> tilesOfRows(inner, rows, (row, sums) -> row.run(tile.call(positions, sums, from, to))));
        } else {
            tilesOfRows(
                    body,
                    rows,
                    (row, sums) -> columns(row, c, inner -> inner.run(tile.call(positions, sums, from, to))));
        }
    }

    /** The last tile begins earlier, so that it ends at the end; it is handed the first row that its own sums would be of. */
    private void tilesOfRows(Body body, int rows, BiConsumer<Body, Expr> innermost) {
        int row = shape.row.orElseThrow();
        body.loop(kernel.loops().get(row).name(), first, end, rows, (inner, i) -> {
            boolean begins = rows == shape.tileRows && !whole.equals(end);
            Expr at = begins ? inner.declare("at", min(i, sub(end, constant(rows)))) : i;
            Expr sums = begins ? add(first, sub(at, i)) : rows < shape.tileRows ? firstOfLast : first;
            values.open(row, at, inner);
            innermost.accept(inner, sums);
            values.close();
        });
    }

    private void columns(Body body, int c, Consumer<Body> innermost) {
        String j = kernel.loops().get(shape.column).name();
        Split along = columnsHere.get(c);
        body.loop(j, along.from(), along.to(), columns.get(c).steps().step(), (inner, at) -> {
            values.open(shape.column, at, inner);
            innermost.accept(inner);
            values.close();
        });
    }

    private PassesPart tileOf(int rows, int c) {
        return part("_tile" + rows + "x" + (c + 1), called -> {
            IntStream still = IntStream.range(0, shape.steps.still());
            PassesPart made = new PassesPart(self, called, shape, still, "first", "from", "to");
            PassesTile.write(shape, made, rows, columns.get(c));
            return made;
        });
    }

    private PassesPart fillOf(PassesPanels panels, int c) {
        return part("_fill" + (c + 1), called -> panels.fill(self, called, columns.get(c)));
    }

    /** The part of that name, which is made once. */
    private PassesPart part(String suffix, Function<String, PassesPart> make) {
        return parts.stream()
                .filter(part -> part.name().equals(name + suffix))
                .findFirst()
                .orElseGet(() -> {
                    PassesPart made = make.apply(name + suffix);
                    methods.add(made.method());
                    parts.add(made);
                    return made;
                });
    }

    @Override
    public void declare(Body body, boolean isBlocked) {
        restart(body);
        if (isBlocked) {
            fill(body, shape.totals, Blocks.nothing(shape.reduction));
        }
    }

    private void fill(Body body, Local array, Expr value) {
        body.run(Code.call(Type.named("java/util/Arrays"), "fill", Type.VOID, array, constant(0), count, value));
    }

    /** Adds the sums of a block to the totals, in a method of its own. */
    @Override
    public void close(Body body) {
        String part = name + "_close";
        if (methods.stream().noneMatch(method -> method.name().equals(part))) {
            Local size = new Local("size", Type.INT);
            List<Local> parameters = List.of(shape.totals, shape.sums, size);
            Body inner = new Body(parameters);
            inner.loop("i", constant(0), size, 1, (turn, i) -> {
                Expr sum = binary(Operator.ADD, new Expr.Element(shape.totals, i), new Expr.Element(shape.sums, i));
                turn.store(shape.totals, i, sum);
            });
            methods.add(new CodeMethod(part, true, parameters, Type.VOID, inner.statements()));
        }
        body.run(Code.call(self, part, Type.VOID, shape.totals, shape.sums, count));
    }

    @Override
    public void restart(Body body) {
        fill(body, shape.sums, Combining.start(shape.reduction));
    }

    @Override
    public void turn(Body body) {
        throw new IllegalStateException("sums in passes take several elements at a time");
    }
}
