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
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A chain of sums over more than the caches hold, in passes: the sums stand in a scratch array, and each pass takes some steps of the
 * reduction for all of them, so that what it reads is read once and is near while it is used. A sum that is stored and loaded again
 * inside a block keeps its bits.
 *
 * <pre>
 * for some rows: sums = 0
 *     for each 32 steps, 8 for few rows: for each tile of rows and columns: load its sums, add the steps, store them     (a method)
 *     for each row: write what its sums give                                                              (a method)
 * </pre>
 */
public final class PassesForm implements ReductionLoops.Sums {
    /** As many steps pay for loading and storing the sums of a tile. */
    private static final int STEPS = 32;
    /** Fewer rows wait for memory alone, which is fastest in few streams. */
    private static final int STEPS_OF_FEW_ROWS = 8;

    private final Type self;
    private final Kernel kernel;
    private final String name;
    private final PassesShape shape;
    private final Positions positions;
    private final Values values;
    private final List<PassesPart> tiles = new ArrayList<>();
    private final List<Regions.Columns> columns;
    private final List<Split> columnsHere = new ArrayList<>();
    private final List<CodeMethod> methods = new ArrayList<>();
    private Expr first = constant(0);
    private Expr end = constant(1);
    private Expr count = constant(0);

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
        new ReductionLoops(kernel, values, positions).write(body, shape.blocked, this, this::passes);
        PassesPart result = PassesResult.write(self, name + "_result", shape);
        methods.add(result.method());
        Expr[] place = kernel.schedule().splits(shape.column)
                ? new Expr[] {first, columnsHere.getFirst().from(), lastColumn()}
                : new Expr[] {first};
        inside(body, inner -> steps(inner, first, end, 1, () -> result.call(positions, place)));
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

    /** Calls for rows from one to another. */
    private void steps(Body body, Expr from, Expr to, int step, Supplier<Expr> call) {
        if (shape.row.isEmpty()) {
            body.run(call.get());
            return;
        }
        rows(body, from, to, step, inner -> inner.run(call.get()));
    }

    private void rows(Body body, Expr from, Expr to, int step, Consumer<Body> innermost) {
        int row = shape.row.orElseThrow();
        body.loop(kernel.loops().get(row).name(), from, to, step, (inner, i) -> {
            values.open(row, i, inner);
            innermost.accept(inner);
            values.close();
        });
    }

    private void passes(Body body, int loop, Expr from, Expr to) {
        if (shape.rowsAtOnce().isPresent()) {
            boolean few = shape.rowsAtOnce().get() < kernel.schedule().rows();
            passes(body, from, to, few ? STEPS_OF_FEW_ROWS : STEPS);
        } else {
            Expr few = Code.compare(Relation.LT, sub(end, first), constant(shape.tileRows));
            body.when(
                    few, inner -> passes(inner, from, to, STEPS_OF_FEW_ROWS), inner -> passes(inner, from, to, STEPS));
        }
    }

    private void passes(Body body, Expr from, Expr to, int steps) {
        body.loop("step", from, to, steps, (pass, k) -> {
            Expr last = pass.named("last", min(to, add(k, steps)));
            inside(pass, inner -> tiles(inner, k, last));
        });
    }

    private void tiles(Body body, Expr from, Expr to) {
        Expr rest = shape.tileRows == 1 ? constant(0) : rest();
        Expr whole = body.named("whole", sub(end, rest));
        for (int c = 0; c < columns.size(); c++) {
            tiles(body, first, whole, shape.tileRows, c, from, to);
        }
        if (!rest.equals(constant(0))) {
            for (int c = 0; c < columns.size(); c++) {
                tiles(body, whole, end, 1, c, from, to);
            }
        }
    }

    private Expr rest() {
        boolean fits =
                shape.rowsAtOnce().filter(rows -> rows % shape.tileRows == 0).isPresent();
        Expr rows = sub(end, first);
        return fits
                ? constant(0)
                : Code.known(rows).isPresent()
                        ? constant(Code.known(rows).getAsInt() % shape.tileRows)
                        : binary(Operator.REM, rows, constant(shape.tileRows));
    }

    private void tiles(Body body, Expr firstRow, Expr lastRow, int rows, int c, Expr from, Expr to) {
        PassesPart tile = tileOf(rows, c);
        if (shape.row.isEmpty()) {
            columns(body, c, tile, from, to);
        } else {
            rows(body, firstRow, lastRow, rows, inner -> columns(inner, c, tile, from, to));
        }
    }

    private void columns(Body body, int c, PassesPart tile, Expr from, Expr to) {
        String j = kernel.loops().get(shape.column).name();
        Split along = columnsHere.get(c);
        body.loop(j, along.from(), along.to(), columns.get(c).steps().step(), (inner, at) -> {
            values.open(shape.column, at, inner);
            inner.run(tile.call(positions, first, from, to));
            values.close();
        });
    }

    private PassesPart tileOf(int rows, int c) {
        String part = name + "_tile" + rows + "x" + (c + 1);
        return tiles.stream()
                .filter(tile -> tile.name().equals(part))
                .findFirst()
                .orElseGet(() -> {
                    int told = shape.column + shape.reduction.loops().size();
                    PassesPart made = new PassesPart(self, part, shape, told, "first", "from", "to");
                    PassesTile.write(shape, made, rows, columns.get(c));
                    methods.add(made.method());
                    tiles.add(made);
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
