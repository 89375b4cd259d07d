package dev.sinter.codegen.vector;

import static dev.sinter.codegen.code.Code.add;
import static dev.sinter.codegen.code.Code.constant;
import static dev.sinter.codegen.code.Code.min;
import static dev.sinter.codegen.code.Code.mul;
import static dev.sinter.codegen.code.Code.sub;

import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.Code;
import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.code.Expr.Local;
import dev.sinter.codegen.code.Type;
import dev.sinter.codegen.kernel.Arguments;
import dev.sinter.codegen.kernel.Dependences;
import dev.sinter.codegen.kernel.OutputLoops;
import dev.sinter.codegen.kernel.Positions;
import dev.sinter.codegen.kernel.ReductionLoops;
import dev.sinter.codegen.kernel.Split;
import dev.sinter.codegen.kernel.Values;
import dev.sinter.codegen.kernel.Writes;
import dev.sinter.ir.kernel.Buffer;
import dev.sinter.ir.kernel.Extent;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Place;
import dev.sinter.ir.kernel.Reduction;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * One region of a kernel with a reduction, tile by tile: some rows times some vectors of sums are kept in variables while the
 * reduction runs. A tile is a method of its own, called many times in one run of the kernel: so the JIT compiler, which looks at how
 * often a method is called, has it ready after a few runs.
 */
public final class TileForm {
    /** A formula of so many functions stands once for each vector of a row instead. */
    private static final int LONG = 8;

    private final Kernel kernel;
    private final int lanes;
    private final Region region;
    private final Arguments arguments;
    private final VectorCode vectors;
    private final Positions positions;
    private final Values values;
    private final Writes writes;
    private final int vectorLoop;
    private final Optional<Integer> rowLoop;
    /** Where the sums of a tile are stored, when their formula is long. */
    private final Optional<Local> stored;

    private TileForm(Kernel kernel, int lanes, Region region, Arguments arguments) {
        this.kernel = kernel;
        this.lanes = lanes;
        this.region = region;
        this.arguments = arguments;
        vectors = new VectorCode(lanes);
        positions = new Positions(kernel, arguments);
        values = new Values(kernel, arguments, positions, Optional.of(vectors));
        writes = new Writes(kernel, arguments, values, positions);
        vectorLoop = kernel.loops().size() - 1;
        rowLoop = Regions.rowLoop(kernel);
        positions.vectorsAlong(vectorLoop, region.starts());
        positions.rowsAlong(rowLoop.orElse(-1));
        stored = isLong() ? Optional.of(arguments.scratch(0, largest(kernel, lanes), "sums")) : Optional.empty();
    }

    /** Whether the formula of the sums is too much code to stand there for each of them. */
    private boolean isLong() {
        boolean numbers = kernel.reduction().orElseThrow().type() == DType.F32;
        return numbers
                && region.rows().step() > 1
                && new Dependences(kernel).uses().size() >= LONG;
    }

    private static int largest(Kernel kernel, int lanes) {
        return kernel.schedule().rows() * Math.max(1, kernel.schedule().vectors()) * lanes;
    }

    /** One form for each region of the kernel's output; together they are the kernel. A form writes loops or a tile, once. */
    public static List<TileForm> regions(Kernel kernel, int lanes, Arguments arguments) {
        Expr count = Regions.rowLoop(kernel)
                .map(loop -> new Positions(kernel, arguments).size(loop))
                .orElse(constant(1));
        return new Regions(kernel, lanes)
                .all(count).stream()
                        .map(region -> new TileForm(kernel, lanes, region, arguments))
                        .toList();
    }

    /** The output loops that a tile must be told the place along. */
    private List<Integer> openLoops() {
        return IntStream.range(0, kernel.loops().size())
                .filter(loop -> !kernel.loops().get(loop).size().isOne())
                .boxed()
                .toList();
    }

    /** What a tile is given beside the kernel's arguments: where it stands, a number for each loop of several turns. */
    public List<Local> place(List<Local> arguments) {
        List<String> taken = new ArrayList<>(arguments.stream().map(Local::name).toList());
        List<Local> place = new ArrayList<>();
        for (int loop : openLoops()) {
            String name = kernel.loops().get(loop).name();
            while (taken.contains(name)) {
                name += "_";
            }
            taken.add(name);
            place.add(new Local(name, Type.INT));
        }
        return place;
    }

    /** Visits all tiles of the region; {@code call} is handed their places. */
    public void loops(Body body, BiConsumer<Body, List<Expr>> call) {
        region.when().ifPresentOrElse(test -> body.when(test, inner -> visit(inner, call)), () -> visit(body, call));
    }

    private void visit(Body body, BiConsumer<Body, List<Expr>> call) {
        values.begin(body);
        Consumer<Body> tile = inner ->
                call.accept(inner, openLoops().stream().map(positions::index).toList());
        new OutputLoops(kernel, values, positions).write(body, 0, Math.max(0, vectorLoop - 1), outer -> {
            if (rowLoop.isEmpty()) {
                steps(outer, vectorLoop, region.columns(), tile);
            } else if (kernel.schedule().rowByRow()) {
                steps(outer, rowLoop.get(), region.rows(), row -> steps(row, vectorLoop, region.columns(), tile));
            } else {
                steps(outer, vectorLoop, region.columns(), column -> steps(column, rowLoop.get(), region.rows(), tile));
            }
        });
    }

    /** A loop in steps; a single step is no loop, but may be that of another thread. */
    private void steps(Body body, int loop, Region.Steps steps, Consumer<Body> innermost) {
        boolean one = sub(steps.to(), steps.from()).equals(constant(steps.step()));
        if (one && !kernel.schedule().splits(loop)) {
            values.open(loop, steps.from(), body);
            innermost.accept(body);
            values.close();
            return;
        }
        String name = kernel.loops().get(loop).name();
        Split turns = Split.of(kernel, loop, body, steps.from(), steps.to(), steps.step());
        body.loop(name, turns.from(), turns.to(), steps.step(), (inner, i) -> {
            Expr last = sub(steps.to(), constant(steps.step()));
            values.open(loop, steps.overlap() ? inner.declare("at", min(i, last)) : i, inner);
            innermost.accept(inner);
            values.close();
        });
    }

    /** One tile at that place: the body of its method. */
    public void tile(Body body, List<Local> place) {
        values.begin(body);
        List<Integer> loops = openLoops();
        for (int i = 0; i < loops.size(); i++) {
            values.open(loops.get(i), place.get(i), body);
        }
        TileAccumulators sums = sums(body);
        stored.ifPresentOrElse(array -> resultsInLoop(body, place, sums, array), () -> results(body, sums));
    }

    private TileAccumulators sums(Body body) {
        Reduction reduction = kernel.reduction().orElseThrow();
        TileAccumulators sums =
                accumulators(reduction, region.rows().step(), region.starts().size());
        new ReductionLoops(kernel, values, positions).write(body, ReductionLoops.isBlocked(reduction), sums);
        return sums;
    }

    private void results(Body body, TileAccumulators sums) {
        int rows = region.rows().step();
        for (int row = 0; row < rows; row++) {
            for (int v = 0; v < region.starts().size(); v++) {
                values.reduced(row, v, sums.result(row, v));
            }
        }
        for (int row = 0; row < rows; row++) {
            results(body, writes, row);
        }
    }

    private void results(Body body, Writes row, int number) {
        for (int v = 0; v < region.starts().size(); v++) {
            boolean last = v == region.starts().size() - 1;
            row.vector(
                    body,
                    vectors,
                    number,
                    v,
                    last ? region.fresh().map(fresh -> mask(vectors, arguments, lanes, fresh)) : Optional.empty());
        }
    }

    /** The code of one row, for all rows of the tile one after the other; what all rows share is computed before. */
    private void resultsInLoop(Body body, List<Local> place, TileAccumulators sums, Local array) {
        int width = region.starts().size() * lanes;
        int rows = region.rows().step();
        for (int row = 0; row < rows; row++) {
            for (int v = 0; v < region.starts().size(); v++) {
                body.run(vectors.store(sums.result(row, v), array, constant(row * width + v * lanes)));
            }
        }
        Positions here = new Positions(kernel, arguments);
        Values ofRow = new Values(kernel, arguments, here, Optional.of(vectors));
        here.vectorsAlong(vectorLoop, region.starts());
        ofRow.begin(body);
        List<Integer> loops = openLoops();
        for (int loop : loops) {
            if (loop != rowLoop.orElseThrow()) {
                ofRow.open(loop, place.get(loops.indexOf(loop)), body);
            }
        }
        Local first = place.get(loops.indexOf(rowLoop.orElseThrow()));
        body.loop("r", constant(0), constant(rows), 1, (inner, r) -> {
            ofRow.open(rowLoop.orElseThrow(), add(first, r), inner);
            for (int v = 0; v < region.starts().size(); v++) {
                Expr sum = vectors.load(array, add(mul(r, width), v * lanes), DType.F32);
                ofRow.reduced(0, v, inner.declare("sum", sum));
            }
            results(inner, new Writes(kernel, arguments, ofRow, here), 0);
            ofRow.close();
        });
    }

    private TileAccumulators accumulators(Reduction reduction, int rows, int columns) {
        return switch (reduction.combine()) {
            case SUM, FMA, PROD, MAX, MIN ->
                new TileSums(reduction, vectors, values, rows, columns, fenced(lanes, rows));
            case ARGMAX, ARGMIN -> new TileFirsts(reduction, vectors, values, rows, columns);
        };
    }

    /**
     * With 16 vector registers a tall tile only fits when the JIT does not load all its rows ahead; a fence, which is no instruction on
     * x86, keeps each load in its place. With 32 registers there is room, and a fence only harms.
     */
    static boolean fenced(int lanes, int rows) {
        return lanes == 8 && rows >= 5;
    }

    /** The last lanes, so many. */
    static Expr mask(VectorCode vectors, Arguments arguments, int lanes, int fresh) {
        return lanes("GE", vectors, arguments, lanes, Code.constant((float) (lanes - fresh)));
    }

    /** The first lanes, so many; none for a number below 1. */
    static Expr firstLanes(VectorCode vectors, Arguments arguments, int lanes, Expr count) {
        return lanes("LT", vectors, arguments, lanes, count);
    }

    /** Lanes by their numbers, which are read from a table. Every JDK compiles that, unlike a mask from bits. */
    private static Expr lanes(String relation, VectorCode vectors, Arguments arguments, int lanes, Expr limit) {
        List<Double> numbers =
                IntStream.range(0, lanes).mapToObj(i -> (double) i).toList();
        Buffer table = new Buffer("lane_numbers", DType.F32, Extent.of(lanes), new Place.Table(numbers));
        Expr lane = vectors.load(arguments.array(table), Code.constant(0), DType.F32);
        return vectors.compare(relation, lane, vectors.broadcast(limit, DType.F32), DType.F32);
    }
}
