package dev.sinter.codegen.vector;

import static dev.sinter.codegen.code.Code.constant;

import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.Code;
import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.kernel.Arguments;
import dev.sinter.codegen.kernel.OutputLoops;
import dev.sinter.codegen.kernel.Positions;
import dev.sinter.codegen.kernel.Split;
import dev.sinter.codegen.kernel.Values;
import dev.sinter.codegen.kernel.Writes;
import dev.sinter.ir.kernel.Kernel;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A kernel without reduction, with vectors along its innermost loop: some at a time, then one at a time, then what is left: by a vector
 * that begins earlier where that may be, as part of a vector where that pays, else number by number.
 */
public final class MapForm {
    private final Kernel kernel;
    private final int lanes;
    private final int loop;
    private final VectorCode vectors;
    private final Positions positions;
    private final Values values;
    private final Writes writes;
    private final Arguments arguments;

    private MapForm(Kernel kernel, int lanes, Arguments arguments) {
        this.kernel = kernel;
        this.lanes = lanes;
        this.arguments = arguments;
        loop = kernel.loops().size() - 1;
        vectors = new VectorCode(lanes);
        positions = new Positions(kernel, arguments);
        values = new Values(kernel, arguments, positions, Optional.of(vectors));
        writes = new Writes(kernel, arguments, values, positions);
    }

    public static void write(Kernel kernel, int lanes, Arguments arguments, Body body) {
        new MapForm(kernel, lanes, arguments).write(body);
    }

    private void write(Body body) {
        values.begin(body);
        new OutputLoops(kernel, values, positions).write(body, 0, loop, this::innermost);
    }

    private void innermost(Body body) {
        Expr size = body.named("size", positions.size(loop));
        int together = Math.max(1, kernel.schedule().vectors());
        Expr done = constant(0);
        if (together > 1) {
            done = vectors(body, done, size, together);
        }
        done = vectors(body, done, size, 1);
        if (done.equals(size)) {
            return;
        }
        if (canOverlap(size)) {
            positions.vectorsAlong(loop, List.of(0));
            values.open(loop, Code.sub(size, constant(lanes)), body);
            writes.vector(body, vectors, 0, 0, Optional.empty());
            values.close();
        } else if (Tail.pays(kernel, loop)) {
            tail(body, done, size);
        } else {
            positions.vectorsAlong(-1, List.of(0));
            loop(body, done, size, 1, inner -> writes.numbers(inner));
        }
    }

    /** Whether the last vector may begin earlier, among elements that were computed before. */
    private boolean canOverlap(Expr size) {
        return Code.known(size).isPresent()
                && Code.known(size).getAsInt() >= lanes
                && !Regions.writesWhatItReads(kernel)
                && !kernel.schedule().splits(loop);
    }

    private void tail(Body body, Expr from, Expr end) {
        Split turns = Split.of(kernel, loop, body, from, end, 1);
        Expr count = body.named("count", Code.sub(turns.to(), turns.from()));
        positions.vectorsAlong(loop, List.of(0));
        body.when(Code.compare(Expr.Relation.GT, count, constant(0)), inner -> {
            Tail tail = new Tail(kernel, loop, arguments, positions, values, 0, lanes);
            tail.open(inner, turns.from(), count);
            tail.write(inner, vectors, turns.from(), count);
            values.close();
        });
    }

    /** The loop over so many vectors at a time; the result is where it ends. */
    private Expr vectors(Body body, Expr from, Expr size, int together) {
        int step = together * lanes;
        Expr end = size.equals(from) ? from : body.named("end", Code.wholeSteps(size, step));
        if (end.equals(from)) {
            return from;
        }
        positions.vectorsAlong(
                loop, IntStream.range(0, together).map(v -> v * lanes).boxed().toList());
        loop(body, from, end, step, inner -> {
            for (int v = 0; v < together; v++) {
                writes.vector(inner, vectors, 0, v, Optional.empty());
            }
        });
        return end;
    }

    private void loop(Body body, Expr from, Expr end, int step, Consumer<Body> turn) {
        Split turns = Split.of(kernel, loop, body, from, end, step);
        body.loop(kernel.loops().get(loop).name(), turns.from(), turns.to(), step, (inner, i) -> {
            values.open(loop, i, inner);
            turn.accept(inner);
            values.close();
        });
    }
}
