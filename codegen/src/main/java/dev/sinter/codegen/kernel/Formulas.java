package dev.sinter.codegen.kernel;

import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.Code;
import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.code.Expr.Relation;
import dev.sinter.ir.kernel.Access;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Place;
import dev.sinter.ir.kernel.Write;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The formulas of a kernel as scalar code. Every read, every part that is used twice and every part that is known further out gets a
 * variable at the level of loops where it is known.
 */
public final class Formulas {
    private final Kernel kernel;
    private final Arguments arguments;
    private final Positions positions;
    private final Levels levels;
    private final List<List<Scalar>> hoisted = new ArrayList<>();
    private final List<Scalar> last = new ArrayList<>();
    private final Map<Scalar.Call, Integer> uses = new IdentityHashMap<>();
    private final Set<Scalar> placed;
    private final Map<Scalar.Call, Expr> calls = new IdentityHashMap<>();
    private final Map<Integer, Expr> reads = new HashMap<>();

    public Formulas(Kernel kernel, Arguments arguments, Positions positions, Levels levels) {
        this.kernel = kernel;
        this.arguments = arguments;
        this.positions = positions;
        this.levels = levels;
        this.placed = new HashSet<>();
        for (int i = 0; i <= levels.all(); i++) {
            hoisted.add(new ArrayList<>());
        }
        List<Scalar> elements = kernel.reduction().map(r -> r.elements()).orElse(List.of());
        List<Scalar> values = kernel.writes().stream().map(Write::value).toList();
        elements.forEach(this::count);
        values.forEach(this::count);
        elements.forEach(e -> place(e, levels.all(), levels.all(), hoisted.getLast()));
        List<Scalar> innermost = kernel.reduction().isPresent() ? last : hoisted.getLast();
        values.forEach(v -> place(v, levels.outputs(), levels.outputs(), innermost));
    }

    private void count(Scalar scalar) {
        if (scalar instanceof Scalar.Call call && uses.merge(call, 1, Integer::sum) == 1) {
            call.args().forEach(this::count);
        }
    }

    /** Puts the parts that need a variable into the lists of their levels, a part after what it is made of. */
    private void place(Scalar scalar, int user, int depth, List<Scalar> innermost) {
        int level = levels.of(scalar);
        switch (scalar) {
            case Scalar.Lit _, Scalar.Index _ -> {}
            case Scalar.In in -> {
                if (!levels.isReduced(in) && placed.add(in)) {
                    listOf(level, depth, innermost).add(in);
                }
            }
            case Scalar.Call call -> {
                if (placed.contains(call)) {
                    return;
                }
                call.args().forEach(arg -> place(arg, level, depth, innermost));
                if ((level < user || uses.get(call) > 1) && placed.add(call)) {
                    listOf(level, depth, innermost).add(call);
                }
            }
        }
    }

    private List<Scalar> listOf(int level, int depth, List<Scalar> innermost) {
        return level < depth ? hoisted.get(level) : innermost;
    }

    /** Declares what is known at that level; call it inside so many loops, before anything deeper. */
    public void enter(int level, Body body) {
        hoisted.get(level).forEach(scalar -> declare(scalar, body));
    }

    /** Declares what the values of the writes need after the reduction, whose result is given. */
    public void finish(Expr reduced, Body body) {
        reads.put(kernel.reads().size(), reduced);
        last.forEach(scalar -> declare(scalar, body));
    }

    private void declare(Scalar scalar, Body body) {
        switch (scalar) {
            case Scalar.In in -> reads.put(in.position(), body.declare("x" + in.position(), read(in)));
            case Scalar.Call call -> calls.put(call, body.declare("t", compute(call, body)));
            default -> throw new IllegalStateException(scalar + " needs no variable");
        }
    }

    private Expr read(Scalar.In in) {
        Access access = kernel.reads().get(in.position());
        return switch (access.buffer().place()) {
            case Place.Seed _ -> Signature.SEED;
            case Place.Step _ -> Signature.STEP;
            default -> load(arguments.array(access.buffer()), positions.at(access), in.type());
        };
    }

    /** One element of an array as a number. */
    static Expr load(Expr array, Expr at, DType type) {
        Expr element = new Expr.Element(array, at);
        return switch (type) {
            case U8 -> Code.binary(Expr.Operator.AND, element, Code.constant(0xff));
            case BOOL -> Code.compare(Relation.NE, element, Code.constant(0));
            default -> element;
        };
    }

    /** The value of a formula whose level has been entered. */
    public Expr value(Scalar scalar, Body body) {
        return switch (scalar) {
            case Scalar.Lit(double value, DType type) -> literal(value, type);
            case Scalar.Index(int loop) -> positions.position(loop);
            case Scalar.In in -> reads.get(in.position());
            case Scalar.Call call -> calls.containsKey(call) ? calls.get(call) : compute(call, body);
        };
    }

    private Expr compute(Scalar.Call call, Body body) {
        List<Expr> args = call.args().stream().map(arg -> value(arg, body)).toList();
        DType from = call.args().getLast().type();
        return ScalarCode.of(call.fn(), from, call.type(), args, body);
    }

    static Expr literal(double value, DType type) {
        return switch (type) {
            case F32 -> Code.constant((float) value);
            case F64 -> Code.constant(value);
            case I32, U8 -> Code.constant((int) value);
            case I64 -> Code.constant((long) value);
            case BOOL -> Code.constant(value != 0);
        };
    }

    /** Stores the value of each write; all values are known before the first is stored. */
    public void write(Body body) {
        List<Expr> values = new ArrayList<>();
        for (Write write : kernel.writes()) {
            Expr value = value(write.value(), body);
            values.add(kernel.writes().size() == 1 ? value : body.named("y", value));
        }
        for (int i = 0; i < values.size(); i++) {
            Access target = kernel.writes().get(i).target();
            body.store(arguments.array(target.buffer()), positions.at(target), values.get(i));
        }
    }
}
