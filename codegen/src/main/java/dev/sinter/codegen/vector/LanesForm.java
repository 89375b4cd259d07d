package dev.sinter.codegen.vector;

import static dev.sinter.codegen.code.Code.add;
import static dev.sinter.codegen.code.Code.binary;
import static dev.sinter.codegen.code.Code.compare;
import static dev.sinter.codegen.code.Code.constant;
import static dev.sinter.codegen.code.Code.max;
import static dev.sinter.codegen.code.Code.min;
import static dev.sinter.codegen.code.Code.sub;

import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.Code;
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
import dev.sinter.codegen.kernel.Values;
import dev.sinter.codegen.kernel.Writes;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Reduction;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A sum in 16 virtual lanes with vectors along the reduction loop. The lanes are as many variables as they need; at the end of a
 * block they go to a scratch array, where the last elements, fewer than 16, are added and the tree is taken.
 */
public final class LanesForm {
    private static final int VIRTUAL = 16;

    private final Kernel kernel;
    private final Reduction reduction;
    private final int lanes;
    private final int loop;
    private final VectorCode vectors;
    private final Positions positions;
    private final Values values;
    private final Writes writes;
    private final Local scratch;
    private final Arguments arguments;

    private LanesForm(Kernel kernel, int lanes, Arguments arguments) {
        this.kernel = kernel;
        this.lanes = lanes;
        this.arguments = arguments;
        reduction = kernel.reduction().orElseThrow();
        loop = kernel.loops().size();
        vectors = new VectorCode(lanes);
        positions = new Positions(kernel, arguments);
        values = new Values(kernel, arguments, positions, Optional.of(vectors));
        writes = new Writes(kernel, arguments, values, positions);
        scratch = arguments.scratch(0, VIRTUAL, "lanes");
    }

    public static void write(Kernel kernel, int lanes, Arguments arguments, Body body) {
        LanesForm form = new LanesForm(kernel, lanes, arguments);
        form.values.begin(body);
        new OutputLoops(kernel, form.values, form.positions).write(body, 0, form.loop, form::turn);
    }

    private void turn(Body body) {
        positions.vectorsAlong(loop, starts());
        Expr size = positions.size(loop);
        Expr sum;
        if (Blocks.fitsOne(reduction)) {
            sum = body.declare("sum", block(body, constant(0), size));
        } else {
            Local total = body.declare("total", constant(-0f));
            body.loop("block", constant(0), max(size, constant(1)), Blocks.SIZE, (inner, start) -> {
                Local end = inner.declare("end", min(size, add(start, Blocks.SIZE)));
                inner.assign(total, binary(Operator.ADD, total, block(inner, start, end)));
            });
            sum = total;
        }
        positions.vectorsAlong(-1, List.of(0));
        values.reduced(sum);
        writes.numbers(body);
    }

    private List<Integer> starts() {
        List<Integer> starts = new ArrayList<>();
        for (int start = 0; start < VIRTUAL; start += lanes) {
            starts.add(start);
        }
        return starts;
    }

    /** Adds the elements of a block; the result is the tree over the lanes. */
    private Expr block(Body body, Expr from, Expr end) {
        if (Tail.pays(kernel, loop)) {
            return longBlock(body, from, end);
        }
        List<Local> sums = new ArrayList<>();
        for (int v = 0; v < VIRTUAL / lanes; v++) {
            sums.add(body.declare("sum" + v, vectors.broadcast(Combining.start(reduction), reduction.type())));
        }
        Expr whole = body.named("whole", add(from, Code.wholeSteps(sub(end, from), VIRTUAL)));
        String name = reduction.loops().getFirst().name();
        body.loop(name, from, whole, VIRTUAL, (inner, k) -> {
            values.open(loop, k, inner);
            for (int v = 0; v < sums.size(); v++) {
                inner.assign(sums.get(v), step(sums.get(v), v));
            }
            values.close();
        });
        for (int v = 0; v < sums.size(); v++) {
            body.run(vectors.store(sums.get(v), scratch, constant(v * lanes)));
        }
        if (!whole.equals(end)) {
            body.loop(name, whole, end, 1, (inner, k) -> {
                values.open(loop, k, inner);
                Expr at = sub(k, whole);
                List<Expr> elements =
                        reduction.elements().stream().map(values::number).toList();
                inner.store(scratch, at, Combining.step(reduction, new Expr.Element(scratch, at), elements, inner));
                values.close();
            });
        }
        return tree(0, 1);
    }

    /**
     * The same for elements that take long to compute: a vector of them at a time, the last ones too, and the lanes stay in the scratch
     * array, so that the code for an element is written twice only.
     */
    private Expr longBlock(Body body, Expr from, Expr end) {
        positions.vectorsAlong(loop, List.of(0));
        for (int start : starts()) {
            Expr nothing = vectors.broadcast(Combining.start(reduction), reduction.type());
            body.run(vectors.store(nothing, scratch, constant(start)));
        }
        Expr whole = body.named("whole", add(from, Code.wholeSteps(sub(end, from), lanes)));
        body.loop(reduction.loops().getFirst().name(), from, whole, lanes, (inner, k) -> {
            values.open(loop, k, inner);
            Expr at = inner.named("at", lane(sub(k, from)));
            Local sum = inner.declare("sum", vectors.load(scratch, at, DType.F32));
            inner.run(vectors.store(step(sum, 0), scratch, at));
            values.close();
        });
        if (!whole.equals(end)) {
            Expr count = body.named("count", sub(end, whole));
            body.when(
                    compare(Relation.GT, count, constant(0)),
                    inner -> last(inner, whole, lane(sub(whole, from)), count));
        }
        return tree(0, 1);
    }

    private void last(Body body, Expr from, Expr lane, Expr count) {
        new Tail(kernel, loop, arguments, positions, values, 1, lanes).open(body, from, count);
        Expr at = body.named("at", lane);
        Local sum = body.declare("sum", vectors.load(scratch, at, DType.F32));
        Expr mask = TileForm.firstLanes(vectors, arguments, lanes, new Expr.Cast(count, Type.FLOAT));
        body.run(vectors.store(vectors.choose(mask, step(sum, 0), sum, DType.F32), scratch, at));
        values.close();
    }

    /** The virtual lane of an element. */
    private static Expr lane(Expr element) {
        return Code.known(element).isPresent()
                ? constant(Code.known(element).getAsInt() % VIRTUAL)
                : binary(Operator.AND, element, constant(VIRTUAL - 1));
    }

    private Expr step(Local sum, int v) {
        Expr element = values.vector(reduction.elements().get(0), 0, v);
        return reduction.combine() == Reduction.Combine.FMA
                ? VectorCode.lanewise(
                        "fma", element, values.vector(reduction.elements().get(1), 0, v), sum)
                : VectorCode.lanewise("add", sum, element);
    }

    /** Lane i with i + 8, those sums with + 4, then + 2, then + 1: the tree that ends in the lanes from there on in such steps. */
    private Expr tree(int lane, int step) {
        return step == VIRTUAL
                ? new Expr.Element(scratch, constant(lane))
                : binary(Operator.ADD, tree(lane, step * 2), tree(lane + step, step * 2));
    }
}
