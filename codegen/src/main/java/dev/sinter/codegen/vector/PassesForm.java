package dev.sinter.codegen.vector;

import static dev.sinter.codegen.code.Code.add;
import static dev.sinter.codegen.code.Code.binary;
import static dev.sinter.codegen.code.Code.constant;
import static dev.sinter.codegen.code.Code.min;
import static dev.sinter.codegen.code.Code.mul;
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
import dev.sinter.codegen.kernel.Dependences;
import dev.sinter.codegen.kernel.OutputLoops;
import dev.sinter.codegen.kernel.Positions;
import dev.sinter.codegen.kernel.ReductionLoops;
import dev.sinter.codegen.kernel.Values;
import dev.sinter.codegen.kernel.Writes;
import dev.sinter.ir.graph.Dim;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Loop;
import dev.sinter.ir.kernel.Reduction;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

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
public final class PassesForm {
    /** As many steps pay for loading and storing the sums of a tile. */
    private static final int STEPS = 32;
    /** Fewer rows wait for memory alone, which is fastest in few streams. */
    private static final int STEPS_OF_FEW_ROWS = 8;
    /** As many sums stay in the second cache beside the operands of a pass. */
    private static final int SUMS = 1 << 16;
    /** Scratch arrays that nothing else uses meanwhile. */
    private static final int SLOT = 0;

    private final Type self;
    private final Kernel kernel;
    private final String name;
    private final int lanes;
    private final Arguments arguments;
    private final Reduction reduction;
    private final boolean blocked;
    private final int column;
    private final Optional<Integer> row;
    private final int width;
    private final int tileRows;
    private final long outerTurns;
    private final boolean outerInside;
    private final int rowsTogether;
    private final Local sums;
    private final Local totals;
    private final List<CodeMethod> methods = new ArrayList<>();

    private PassesForm(Type self, Kernel kernel, String name, int lanes, Arguments arguments) {
        this.self = self;
        this.kernel = kernel;
        this.name = name;
        this.lanes = lanes;
        this.arguments = arguments;
        reduction = kernel.reduction().orElseThrow();
        blocked = ReductionLoops.isBlocked(reduction);
        column = kernel.loops().size() - 1;
        row = Regions.rowLoop(kernel);
        width = Math.toIntExact(kernel.loops().get(column).size().count());
        Dim rows = row.map(loop -> kernel.loops().get(loop).size()).orElse(Dim.ONE);
        Dim outer = outer().stream().map(Loop::size).reduce(Dim.ONE, (a, b) -> a.batch() ? a : a.times(b));
        long all = outer.count() * rows.count() * width;
        outerInside = !outer.batch() && !rows.batch() && all <= SUMS;
        outerTurns = outerInside ? outer.count() : 1;
        tileRows = row.isEmpty()
                ? 1
                : (int)
                        (rows.batch()
                                ? kernel.schedule().rows()
                                : Math.min(rows.count(), kernel.schedule().rows()));
        long fitting = Math.max(1, SUMS / width / tileRows) * tileRows;
        rowsTogether = (int) (rows.batch() || rows.count() > fitting && !outerInside ? fitting : rows.count());
        int size = Math.toIntExact(outerTurns * rowsTogether * width);
        sums = arguments.scratch(SLOT, size, "sums");
        totals = blocked ? arguments.scratch(SLOT + 1, size, "totals") : sums;
    }

    /** The method of that name, then those that it calls. */
    public static List<CodeMethod> methods(Type self, Kernel kernel, String name, int lanes, Arguments arguments) {
        return new PassesForm(self, kernel, name, lanes, arguments).all();
    }

    private List<Loop> outer() {
        return kernel.loops().subList(0, Math.max(0, column - 1));
    }

    private List<CodeMethod> all() {
        Body body = new Body(arguments.parameters());
        body.line(kernel.origin().line());
        Positions positions = new Positions(kernel, arguments);
        Values values = new Values(kernel, arguments, positions, Optional.empty());
        values.begin(body);
        new Main(positions, values).write(body);
        methods.addFirst(new CodeMethod(name, true, arguments.parameters(), Type.VOID, body.statements()));
        return methods;
    }

    /** Where the sum of row i, column j stands. */
    private Expr place(Positions positions, Expr first, Expr i, Expr j) {
        Expr flat = constant(0);
        if (outerInside) {
            for (int loop = 0; loop < outer().size(); loop++) {
                flat = add(mul(flat, positions.size(loop)), positions.index(loop));
            }
        }
        return add(mul(add(mul(flat, rowsTogether), sub(i, first)), width), j);
    }

    private Expr rowIndex(Positions positions) {
        return row.map(positions::index).orElse(constant(0));
    }

    /** A method of the kernel that is told where it stands: its parameters, and what the caller hands over. */
    private final class Part {
        private final List<Integer> loops;
        private final List<Local> place = new ArrayList<>();
        private final String part;
        private final Body body;
        private final Positions positions = new Positions(kernel, arguments);
        private final VectorCode vectors = new VectorCode(lanes);
        private final Values values = new Values(kernel, arguments, positions, Optional.of(vectors));

        /**
         * @param loops which it is told the place along
         * @param more names of further ints
         */
        Part(String part, List<Integer> loops, String... more) {
            this.part = part;
            this.loops = loops.stream().filter(loop -> !size(loop).isOne()).toList();
            List<String> taken = new ArrayList<>(
                    arguments.parameters().stream().map(Local::name).toList());
            for (int loop : this.loops) {
                place.add(parameter(all().get(loop).name(), taken));
            }
            for (String hint : more) {
                place.add(parameter(hint, taken));
            }
            List<Local> parameters = new ArrayList<>(arguments.parameters());
            parameters.addAll(place);
            body = new Body(parameters);
            body.line(kernel.origin().line());
            values.begin(body);
            for (int i = 0; i < this.loops.size(); i++) {
                values.open(this.loops.get(i), place.get(i), body);
            }
        }

        private static Local parameter(String hint, List<String> taken) {
            String free = hint;
            while (taken.contains(free)) {
                free += "_";
            }
            taken.add(free);
            return new Local(free, Type.INT);
        }

        /** One of the further ints. */
        Local more(int i) {
            return place.get(loops.size() + i);
        }

        private List<Loop> all() {
            return Dependences.loops(kernel);
        }

        private Dim size(int loop) {
            return all().get(loop).size();
        }

        void end() {
            List<Local> parameters = new ArrayList<>(arguments.parameters());
            parameters.addAll(place);
            methods.add(new CodeMethod(name + "_" + part, true, parameters, Type.VOID, body.statements()));
        }

        /** The call from where these positions are. */
        Expr call(Positions from, Expr... more) {
            List<Expr> handed = new ArrayList<>(arguments.parameters());
            loops.forEach(loop -> handed.add(from.index(loop)));
            handed.addAll(List.of(more));
            return Code.call(self, name + "_" + part, Type.VOID, handed.toArray(Expr[]::new));
        }
    }

    /** The tile whose rows and columns those are, for some steps. */
    private Part tile(String part, int rows, Regions.Columns columns) {
        List<Integer> told =
                IntStream.range(0, column + reduction.loops().size()).boxed().toList();
        Part tile = new Part(part, told, "first", "from", "to");
        tile.positions.vectorsAlong(column, columns.starts());
        tile.positions.rowsAlong(row.orElse(-1));
        TileSums kept = new TileSums(
                reduction, tile.vectors, tile.values, rows, columns.starts().size(), TileForm.fenced(lanes, rows));
        Expr base = place(tile.positions, tile.more(0), rowIndex(tile.positions), tile.positions.index(column));
        Expr at = tile.body.named("at", base);
        kept.declare(
                tile.body,
                (r, v) -> tile.vectors.load(sums, sum(at, r, columns.starts().get(v)), DType.F32));
        int innermost = new ReductionLoops(kernel, tile.values, tile.positions).innermost();
        tile.body.loop("k", tile.more(1), tile.more(2), 1, (inner, k) -> {
            tile.values.open(innermost, k, inner);
            kept.turn(inner);
            tile.values.close();
        });
        for (int r = 0; r < rows; r++) {
            for (int v = 0; v < columns.starts().size(); v++) {
                Expr to = sum(at, r, columns.starts().get(v));
                boolean last = v == columns.starts().size() - 1;
                Expr value = kept.result(r, v);
                if (last && columns.fresh().isPresent()) {
                    Expr mask = TileForm.mask(
                            tile.vectors, arguments, lanes, columns.fresh().get());
                    value = tile.vectors.choose(mask, value, tile.vectors.load(sums, to, DType.F32), DType.F32);
                }
                tile.body.run(tile.vectors.store(value, sums, to));
            }
        }
        tile.end();
        return tile;
    }

    private Expr sum(Expr at, int r, int start) {
        return add(at, r * width + start);
    }

    /** What the sums of one row give. */
    private Part result() {
        List<Integer> told = IntStream.range(0, column).boxed().toList();
        Part part = new Part("result", told, "first");
        Writes writes = new Writes(kernel, arguments, part.values, part.positions);
        Expr at = part.body.named("at", place(part.positions, part.more(0), rowIndex(part.positions), constant(0)));
        int whole = width / lanes * lanes;
        String j = kernel.loops().get(column).name();
        part.positions.vectorsAlong(column, List.of(0));
        part.body.loop(j, constant(0), constant(whole), lanes, (inner, index) -> {
            part.values.open(column, index, inner);
            part.values.reduced(0, 0, part.vectors.load(totals, add(at, index), DType.F32));
            writes.vector(inner, part.vectors, 0, 0, Optional.empty());
            part.values.close();
        });
        part.positions.vectorsAlong(-1, List.of(0));
        if (whole < width) {
            part.body.loop(j, constant(whole), constant(width), 1, (inner, index) -> {
                part.values.open(column, index, inner);
                part.values.reduced(new Expr.Element(totals, add(at, index)));
                writes.numbers(inner);
                part.values.close();
            });
        }
        part.end();
        return part;
    }

    /** Adds the sums of a block to the totals. */
    private Expr close(Expr count) {
        String part = name + "_close";
        if (methods.stream().noneMatch(method -> method.name().equals(part))) {
            Local size = new Local("size", Type.INT);
            List<Local> parameters = List.of(totals, sums, size);
            Body body = new Body(parameters);
            body.loop("i", constant(0), size, 1, (inner, i) -> {
                inner.store(totals, i, binary(Operator.ADD, new Expr.Element(totals, i), new Expr.Element(sums, i)));
            });
            methods.add(new CodeMethod(part, true, parameters, Type.VOID, body.statements()));
        }
        return Code.call(self, part, Type.VOID, totals, sums, count);
    }

    /** The method that is called first. */
    private final class Main implements ReductionLoops.Sums {
        private final Positions positions;
        private final Values values;
        private final List<Part> tiles = new ArrayList<>();
        private final List<Regions.Columns> columns = new Regions(kernel, lanes, true).columns();
        private Expr first = constant(0);
        private Expr end = constant(1);
        private Expr count = constant(0);

        Main(Positions positions, Values values) {
            this.positions = positions;
            this.values = values;
        }

        void write(Body body) {
            if (outerInside) {
                rows(body);
            } else {
                outerLoops(body, this::rows);
            }
        }

        private void outerLoops(Body body, Consumer<Body> inside) {
            new OutputLoops(kernel, values, positions).write(body, 0, outer().size(), inside);
        }

        private void rows(Body body) {
            Expr size = row.map(positions::size).orElse(constant(1));
            boolean once = Code.known(size).isPresent() && Code.known(size).getAsInt() <= rowsTogether;
            if (once) {
                first = constant(0);
                end = size;
                some(body);
            } else {
                body.loop("first", constant(0), size, rowsTogether, (inner, i) -> {
                    first = i;
                    end = inner.declare("end", min(size, add(i, rowsTogether)));
                    some(inner);
                });
            }
        }

        private void some(Body body) {
            count = body.named("count", mul(sub(end, first), Math.toIntExact(outerTurns * width)));
            new ReductionLoops(kernel, values, positions).write(body, blocked, this, this::passes);
            Part result = result();
            inside(body, inner -> steps(inner, first, end, 1, () -> result.call(positions, first)));
        }

        private void inside(Body body, Consumer<Body> innermost) {
            if (outerInside) {
                outerLoops(body, innermost);
            } else {
                innermost.accept(body);
            }
        }

        /** Calls for rows from one to another. */
        private void steps(Body body, Expr from, Expr to, int step, Supplier<Expr> call) {
            if (row.isEmpty()) {
                body.run(call.get());
                return;
            }
            body.loop(kernel.loops().get(row.get()).name(), from, to, step, (inner, i) -> {
                values.open(row.get(), i, inner);
                inner.run(call.get());
                values.close();
            });
        }

        private void passes(Body body, int loop, Expr from, Expr to) {
            Expr rows = sub(end, first);
            if (Code.known(rows).isPresent()) {
                boolean few = Code.known(rows).getAsInt() < kernel.schedule().rows();
                passes(body, from, to, few ? STEPS_OF_FEW_ROWS : STEPS);
            } else {
                Expr few = Code.compare(Relation.LT, rows, constant(tileRows));
                body.when(
                        few,
                        inner -> passes(inner, from, to, STEPS_OF_FEW_ROWS),
                        inner -> passes(inner, from, to, STEPS));
            }
        }

        private void passes(Body body, Expr from, Expr to, int steps) {
            body.loop("step", from, to, steps, (pass, k) -> {
                Expr last = pass.named("last", min(to, add(k, steps)));
                inside(pass, inner -> tiles(inner, k, last));
            });
        }

        private void tiles(Body body, Expr from, Expr to) {
            Expr rest = tileRows == 1 ? constant(0) : rest();
            Expr whole = body.named("whole", sub(end, rest));
            for (int c = 0; c < columns.size(); c++) {
                tiles(body, first, whole, tileRows, c, from, to);
            }
            if (!rest.equals(constant(0))) {
                for (int c = 0; c < columns.size(); c++) {
                    tiles(body, whole, end, 1, c, from, to);
                }
            }
        }

        private Expr rest() {
            Expr count = sub(end, first);
            return Code.known(count).isPresent()
                    ? constant(Code.known(count).getAsInt() % tileRows)
                    : binary(Operator.REM, count, constant(tileRows));
        }

        private void tiles(Body body, Expr firstRow, Expr lastRow, int rows, int c, Expr from, Expr to) {
            Part tile = tileOf(rows, c);
            Region.Steps along = columns.get(c).steps();
            if (row.isEmpty()) {
                columns(body, along, tile, from, to);
            } else {
                body.loop(kernel.loops().get(row.get()).name(), firstRow, lastRow, rows, (inner, i) -> {
                    values.open(row.get(), i, inner);
                    columns(inner, along, tile, from, to);
                    values.close();
                });
            }
        }

        private void columns(Body body, Region.Steps along, Part tile, Expr from, Expr to) {
            body.loop(kernel.loops().get(column).name(), along.from(), along.to(), along.step(), (inner, j) -> {
                values.open(column, j, inner);
                inner.run(tile.call(positions, first, from, to));
                values.close();
            });
        }

        private Part tileOf(int rows, int c) {
            String part = "tile" + rows + "x" + (c + 1);
            return tiles.stream()
                    .filter(tile -> tile.part.equals(part))
                    .findFirst()
                    .orElseGet(() -> {
                        Part made = tile(part, rows, columns.get(c));
                        tiles.add(made);
                        return made;
                    });
        }

        @Override
        public void declare(Body body, boolean isBlocked) {
            restart(body);
            if (isBlocked) {
                fill(body, totals, Blocks.nothing(reduction));
            }
        }

        private void fill(Body body, Local array, Expr value) {
            body.run(Code.call(Type.named("java/util/Arrays"), "fill", Type.VOID, array, constant(0), count, value));
        }

        @Override
        public void close(Body body) {
            body.run(PassesForm.this.close(count));
        }

        @Override
        public void restart(Body body) {
            fill(body, sums, Combining.start(reduction));
        }

        @Override
        public void turn(Body body) {
            throw new IllegalStateException("sums in passes take several elements at a time");
        }
    }
}
