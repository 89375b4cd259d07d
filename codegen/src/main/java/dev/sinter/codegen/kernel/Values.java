package dev.sinter.codegen.kernel;

import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.Code;
import dev.sinter.codegen.code.Expr;
import dev.sinter.ir.kernel.Access;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Place;
import dev.sinter.ir.scalar.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The formulas of a kernel as code, for numbers and for vectors along one of the loops. Loops are opened one inside the other; each
 * part of a formula is computed inside as few of them as it depends on, and once.
 *
 * <p>This works because a {@link Body#loop} stands in its outer body only when its own body is complete: what is added to the outer
 * body meanwhile comes before the loop.
 */
public final class Values {
    /** What has been computed in a body, and which loops are open there. */
    private record Scope(Body body, long open, Map<Key, Expr> known) {}

    /**
     * @param vector which vector along the loop of vectors, or {@link #NUMBER}
     * @param broadcast whether it is the same number in all lanes
     */
    private record Key(Scalar scalar, int row, int vector, boolean broadcast) {}

    private static final int NUMBER = -1;

    private final Kernel kernel;
    private final Arguments arguments;
    private final Dependences dependences;
    private final Positions positions;
    private final Optional<Lanes> vectors;
    private final Map<Scalar.Call, Integer> uses;
    private final List<Scope> scopes = new ArrayList<>();
    private final Map<Key, Expr> reduced = new HashMap<>();
    private final Map<Integer, Staged> staged = new HashMap<>();

    /** Where the numbers of a read were copied to: {@code array[start + rowStride * row + stride * index of loop]}. */
    private record Staged(Expr array, Expr start, int rowStride, int loop, int stride) {}

    public Values(Kernel kernel, Arguments arguments, Positions positions, Optional<Lanes> vectors) {
        this.kernel = kernel;
        this.arguments = arguments;
        this.dependences = new Dependences(kernel);
        this.positions = positions;
        this.vectors = vectors;
        this.uses = dependences.uses();
    }

    /** What this writes from now on stands in that body, before which no loop is open. */
    public void begin(Body body) {
        scopes.add(new Scope(body, 0, new HashMap<>()));
    }

    /** Opens a loop: in its body it stands at that index. */
    public void open(int loop, Expr index, Body body) {
        positions.set(loop, index);
        scopes.add(new Scope(body, scopes.getLast().open() | 1L << loop, new HashMap<>()));
    }

    /** Closes what was opened last. */
    public void close() {
        scopes.removeLast();
    }

    /** What the reduction gave for that row and vector. */
    public void reduced(int row, int vector, Expr value) {
        reduced.put(new Key(reducedIn(), row, vector, false), value);
    }

    public void reduced(Expr value) {
        reduced(0, value);
    }

    /** What the reduction gave for that row. */
    void reduced(int row, Expr value) {
        reduced(row, NUMBER, value);
    }

    /** From now on read {@code position} finds its numbers in an array of its own, for each row one after the other along the loop. */
    public void stage(int position, Expr array, int start, int rowStride, int loop) {
        staged.put(position, new Staged(array, Code.constant(start), rowStride, loop, 1));
    }

    /** The same, so many numbers apart along the loop; vectors stand side by side. */
    public void stageApart(int position, Expr array, Expr start, int loop, int stride) {
        staged.put(position, new Staged(array, start, 0, loop, stride));
    }

    private Scalar.In reducedIn() {
        return new Scalar.In(
                kernel.reads().size(), kernel.reduction().orElseThrow().type());
    }

    /** A formula as one number. */
    public Expr number(Scalar scalar) {
        return value(scalar, 0, NUMBER);
    }

    /** A formula as one number, of that row. */
    public Expr number(Scalar scalar, int row) {
        return value(scalar, row, NUMBER);
    }

    /** A formula as a vector, of that row and that vector along the loop of vectors. */
    public Expr vector(Scalar scalar, int row, int vector) {
        Expr value = value(scalar, row, vector);
        if (dependsOnLane(scalar)) {
            return value;
        }
        Scope scope = scopeOf(scalar);
        Key key = new Key(scalar, dependsOnRow(scalar) ? row : 0, NUMBER, true);
        Expr known = find(key);
        if (known != null) {
            return known;
        }
        Expr made = scope.body().declare("all", vectors.orElseThrow().broadcast(value, scalar.type()));
        scope.known().put(key, made);
        return made;
    }

    /** Computes now what a formula has in common for all rows, when that is all of it. */
    public void shared(Scalar scalar, int vector) {
        if (!dependsOnRow(scalar)) {
            vector(scalar, 0, vector);
        }
    }

    private boolean dependsOnLane(Scalar scalar) {
        return positions.vectorLoop() >= 0 && dependences.on(scalar, positions.vectorLoop());
    }

    private boolean dependsOnRow(Scalar scalar) {
        return positions.rowLoop() >= 0 && dependences.on(scalar, positions.rowLoop());
    }

    private Scope scopeOf(Scalar scalar) {
        long needed = dependences.of(scalar);
        for (Scope scope : scopes) {
            if ((needed & ~scope.open()) == 0) {
                return scope;
            }
        }
        throw new IllegalStateException(scalar + " depends on a loop of " + kernel.name() + " that is not open");
    }

    private Expr find(Key key) {
        for (Scope scope : scopes) {
            Expr known = scope.known().get(key);
            if (known != null) {
                return known;
            }
        }
        return null;
    }

    private Expr value(Scalar scalar, int row, int vector) {
        boolean inLanes = vector != NUMBER && dependsOnLane(scalar);
        Key key = new Key(scalar, dependsOnRow(scalar) ? row : 0, inLanes ? vector : NUMBER, false);
        return switch (scalar) {
            case Scalar.Lit(double value, var type) -> ScalarCode.literal(value, type);
            case Scalar.Index(int loop) -> positions.number(loop, row);
            case Scalar.In in when dependences.isReduced(in) -> reduced.get(key);
            case Scalar.In in -> {
                Expr known = find(key);
                yield known != null ? known : keep(key, "x" + in.position(), read(in, row, inLanes ? vector : NUMBER));
            }
            case Scalar.Call call -> {
                Expr known = find(key);
                yield known != null ? known : compute(call, key, row, vector, inLanes);
            }
        };
    }

    private Expr compute(Scalar.Call call, Key key, int row, int vector, boolean inLanes) {
        Scope scope = scopeOf(call);
        Expr value = inLanes
                ? vectors.orElseThrow().of(call, arg -> vector(arg, row, vector))
                : ScalarCode.of(
                        call.fn(),
                        call.args().getLast().type(),
                        call.type(),
                        call.args().stream().map(arg -> value(arg, row, NUMBER)).toList(),
                        scope.body());
        boolean named = uses.get(call) > 1 || scope != scopes.getLast();
        return named ? keep(key, "t", value) : value;
    }

    private Expr keep(Key key, String hint, Expr value) {
        Scope scope = scopeOf(key.scalar());
        Expr local = scope.body().declare(hint, value);
        scope.known().put(key, local);
        return local;
    }

    private Expr read(Scalar.In in, int row, int vector) {
        Access access = kernel.reads().get(in.position());
        Staged copy = staged.get(in.position());
        if (copy != null) {
            int offset = copy.rowStride() * row + (vector == NUMBER ? 0 : positions.start(vector));
            Expr turn = Code.mul(positions.index(copy.loop()), copy.stride());
            Expr at = Code.add(Code.add(copy.start(), turn), offset);
            return vector == NUMBER
                    ? new Expr.Element(copy.array(), at)
                    : vectors.orElseThrow().load(copy.array(), at, in.type());
        }
        return switch (access.buffer().place()) {
            case Place.Seed _ -> Signature.SEED;
            case Place.Step _ -> Signature.STEP;
            default -> {
                Expr array = arguments.array(access.buffer());
                yield vector == NUMBER
                        ? ScalarCode.load(array, positions.at(access, row, 0), in.type())
                        : vectors.orElseThrow().load(array, positions.at(access, row, vector), in.type());
            }
        };
    }
}
