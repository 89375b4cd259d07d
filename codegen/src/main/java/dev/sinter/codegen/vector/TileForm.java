package dev.sinter.codegen.vector;

import static dev.sinter.codegen.code.Code.constant;
import static dev.sinter.codegen.code.Code.min;
import static dev.sinter.codegen.code.Code.sub;

import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.Code;
import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.kernel.Arguments;
import dev.sinter.codegen.kernel.OutputLoops;
import dev.sinter.codegen.kernel.Positions;
import dev.sinter.codegen.kernel.ReductionLoops;
import dev.sinter.codegen.kernel.Values;
import dev.sinter.codegen.kernel.Writes;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Reduction;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * One region of a kernel with a reduction, tile by tile: some rows times some vectors of sums are kept in variables while the
 * reduction runs.
 */
public final class TileForm {
    private final Kernel kernel;
    private final int lanes;
    private final Region region;
    private final VectorCode vectors;
    private final Positions positions;
    private final Values values;
    private final Writes writes;

    private TileForm(Kernel kernel, int lanes, Region region, Arguments arguments) {
        this.kernel = kernel;
        this.lanes = lanes;
        this.region = region;
        vectors = new VectorCode(lanes);
        positions = new Positions(kernel, arguments);
        values = new Values(kernel, arguments, positions, Optional.of(vectors));
        writes = new Writes(kernel, arguments, values, positions);
    }

    /** One body for each region of the kernel's output; together they are the kernel. */
    public static List<BiConsumer<Arguments, Body>> parts(Kernel kernel, int lanes, Arguments arguments) {
        Expr count = Regions.rowLoop(kernel)
                .map(loop -> new Positions(kernel, arguments).size(loop))
                .orElse(constant(1));
        return new Regions(kernel, lanes)
                .all(count).stream()
                        .<BiConsumer<Arguments, Body>>map(
                                region -> (args, body) -> new TileForm(kernel, lanes, region, args).write(body))
                        .toList();
    }

    private void write(Body body) {
        region.when().ifPresentOrElse(test -> body.when(test, this::loops), () -> loops(body));
    }

    private void loops(Body body) {
        int vectorLoop = kernel.loops().size() - 1;
        Optional<Integer> rowLoop = Regions.rowLoop(kernel);
        positions.vectorsAlong(vectorLoop, region.starts());
        positions.rowsAlong(rowLoop.orElse(-1));
        values.begin(body);
        new OutputLoops(kernel, values, positions).write(body, 0, Math.max(0, vectorLoop - 1), outer ->
                steps(outer, vectorLoop, region.columns(), column -> rowLoop.ifPresentOrElse(
                        loop -> steps(column, loop, region.rows(), this::tile), () -> tile(column))));
    }

    /** A loop in steps; a single step is no loop. */
    private void steps(Body body, int loop, Region.Steps steps, Consumer<Body> innermost) {
        if (sub(steps.to(), steps.from()).equals(constant(steps.step()))) {
            values.open(loop, steps.from(), body);
            innermost.accept(body);
            values.close();
            return;
        }
        String name = kernel.loops().get(loop).name();
        body.loop(name, steps.from(), steps.to(), steps.step(), (inner, i) -> {
            Expr last = sub(steps.to(), constant(steps.step()));
            values.open(loop, steps.overlap() ? inner.declare("at", min(i, last)) : i, inner);
            innermost.accept(inner);
            values.close();
        });
    }

    private void tile(Body body) {
        Reduction reduction = kernel.reduction().orElseThrow();
        boolean blocked = ReductionLoops.isBlocked(reduction);
        int rows = region.rows().step();
        TileSums sums = new TileSums(reduction, vectors, values, rows, region.starts().size(), fenced(rows));
        new ReductionLoops(kernel, values, positions).write(body, blocked, sums);
        for (int row = 0; row < rows; row++) {
            for (int v = 0; v < region.starts().size(); v++) {
                values.reduced(row, v, sums.result(row, v));
            }
        }
        for (int row = 0; row < rows; row++) {
            for (int v = 0; v < region.starts().size(); v++) {
                boolean last = v == region.starts().size() - 1;
                writes.vector(body, vectors, row, v, last ? region.fresh().map(this::mask) : Optional.empty());
            }
        }
    }

    /**
     * With 16 vector registers a tall tile only fits when the JIT does not load all its rows ahead; a fence, which is no instruction on
     * x86, keeps each load in its place. With 32 registers there is room, and a fence only harms.
     */
    private boolean fenced(int rows) {
        return lanes == 8 && rows >= 5;
    }

    /** The last lanes. */
    private Expr mask(int fresh) {
        long bits = (1L << lanes) - (1L << (lanes - fresh));
        Expr species = VectorTypes.species(VectorTypes.FLOATS, lanes * 32);
        return Code.call(VectorTypes.MASK, "fromLong", VectorTypes.MASK, species, constant(bits));
    }
}
