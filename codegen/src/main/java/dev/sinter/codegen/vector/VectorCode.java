package dev.sinter.codegen.vector;

import static dev.sinter.codegen.vector.VectorTypes.FLOATS;
import static dev.sinter.codegen.vector.VectorTypes.INTS;
import static dev.sinter.codegen.vector.VectorTypes.MASK;
import static dev.sinter.codegen.vector.VectorTypes.SPECIES;
import static dev.sinter.codegen.vector.VectorTypes.VECTOR;

import dev.sinter.codegen.code.Code;
import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.code.Type;
import dev.sinter.codegen.kernel.Kept;
import dev.sinter.codegen.kernel.Lanes;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Each function that has a vector form, lane by lane with the bits of its scalar form. */
final class VectorCode implements Lanes {
    private static final int BITS_OF_F32 = 32;
    private static final int BITS_OF_BF16 = 16;
    private static final int BITS_OF_U8 = 8;

    private final int lanes;

    VectorCode(int lanes) {
        this.lanes = lanes;
    }

    private Expr species(Type vector) {
        return VectorTypes.species(vector, lanes * BITS_OF_F32);
    }

    @Override
    public Expr broadcast(Expr number, DType type) {
        if (type == DType.BOOL) {
            return new Expr.Call(
                    Optional.of(species(FLOATS)),
                    SPECIES,
                    true,
                    "maskAll",
                    List.of(Type.BOOLEAN),
                    MASK,
                    List.of(number));
        }
        Type vector = VectorTypes.of(type);
        return Code.call(vector, "broadcast", vector, species(vector), number);
    }

    @Override
    public Expr load(Expr array, Expr at, DType type) {
        if (type == DType.U8) {
            Expr few = VectorTypes.species(VectorTypes.BYTES, lanes * BITS_OF_U8);
            Expr bytes = Code.call(VectorTypes.BYTES, "fromArray", VectorTypes.BYTES, few, array, at);
            // not ZERO_EXTEND_B2I: JDK 17 throws there until the code is compiled
            Expr widen = VectorTypes.operator("B2I", "Conversion");
            Expr wide =
                    Code.cast(Code.callOn(bytes, "convertShape", VECTOR, widen, species(INTS), Code.constant(0)), INTS);
            return lanewise("and", wide, broadcast(Code.constant(0xff), DType.I32));
        }
        if (Kept.isHalves(array)) {
            Expr few = VectorTypes.species(VectorTypes.SHORTS, lanes * BITS_OF_BF16);
            Expr halves = Code.call(VectorTypes.SHORTS, "fromArray", VectorTypes.SHORTS, few, array, at);
            // the copies of the sign that come in above are shifted out
            Expr widen = VectorTypes.operator("S2I", "Conversion");
            Expr wide = Code.cast(
                    Code.callOn(halves, "convertShape", VECTOR, widen, species(INTS), Code.constant(0)), INTS);
            Expr left = VectorTypes.operator("LSHL", "Binary");
            Expr bits = Code.callOn(wide, "lanewise", INTS, left, Code.constant(BITS_OF_BF16));
            return Code.callOn(bits, "reinterpretAsFloats", FLOATS);
        }
        Type vector = VectorTypes.of(type);
        return Code.call(vector, "fromArray", vector, species(vector), array, at);
    }

    @Override
    public Expr store(Expr vector, Expr array, Expr at) {
        return Code.callOn(vector, "intoArray", Type.VOID, array, at);
    }

    @Override
    public Expr choose(Expr mask, Expr yes, Expr no, DType type) {
        Expr fitting = type == DType.F32 ? mask : maskCast(mask, INTS);
        return vectorCall(no, "blend", VectorTypes.of(type), List.of(VECTOR, MASK), yes, fitting);
    }

    /** The mask for vectors of another element type. */
    private Expr maskCast(Expr mask, Type vector) {
        return Code.callOn(mask, "cast", MASK, species(vector));
    }

    @Override
    public Expr of(Scalar.Call call, Function<Scalar, Expr> vectors) {
        DType from = call.args().getLast().type();
        DType to = call.type();
        return switch (call.fn()) {
            case SHIFT_LEFT -> shift("LSHL", call, vectors);
            case SHIFT_RIGHT -> shift("LSHR", call, vectors);
            case CAST -> convert(vectors.apply(call.arg(0)), from, to);
            case SELECT ->
                choose(vectors.apply(call.arg(0)), vectors.apply(call.arg(1)), vectors.apply(call.arg(2)), to);
            case EQ, NE, LT, LE ->
                compare(call.fn().name(), vectors.apply(call.arg(0)), vectors.apply(call.arg(1)), from);
            case BITS -> Code.callOn(vectors.apply(call.arg(0)), "reinterpretAsInts", INTS);
            case FROM_BITS -> Code.callOn(vectors.apply(call.arg(0)), "reinterpretAsFloats", FLOATS);
            case MAX -> to == DType.BOOL ? lanewise("or", call, vectors) : lanewise("max", call, vectors);
            case MIN -> to == DType.BOOL ? lanewise("and", call, vectors) : lanewise("min", call, vectors);
            case ADD, SUB, MUL, DIV, FMA, NEG, ABS, SQRT, AND, OR, NOT ->
                lanewise(call.fn().name().toLowerCase(Locale.ROOT), call, vectors);
            default -> throw new IllegalArgumentException("no vector form of " + call.fn());
        };
    }

    private static Expr lanewise(String name, Scalar.Call call, Function<Scalar, Expr> vectors) {
        List<Expr> args = call.args().stream().map(vectors).toList();
        Type type = VectorTypes.of(call.type());
        Type parameter = call.type() == DType.BOOL ? MASK : VECTOR;
        List<Type> parameters = Collections.nCopies(args.size() - 1, parameter);
        return vectorCall(
                args.getFirst(),
                name,
                type,
                parameters,
                args.subList(1, args.size()).toArray(Expr[]::new));
    }

    /** A method of vectors of one type that gives another of that type. */
    static Expr lanewise(String name, Expr receiver, Expr... args) {
        return vectorCall(receiver, name, receiver.type(), Collections.nCopies(args.length, VECTOR), args);
    }

    /** A method of the receiver's class that is declared with more general parameters. */
    static Expr vectorCall(Expr receiver, String name, Type result, List<Type> parameters, Expr... args) {
        return new Expr.Call(
                Optional.of(receiver), receiver.type(), false, name, parameters, result, Arrays.asList(args));
    }

    private static Expr shift(String operator, Scalar.Call call, Function<Scalar, Expr> vectors) {
        int by = (int) ((Scalar.Lit) call.arg(1)).value();
        Expr op = VectorTypes.operator(operator, "Binary");
        return Code.callOn(vectors.apply(call.arg(0)), "lanewise", INTS, op, Code.constant(by));
    }

    /** The lanes where the relation holds, as a mask of f32 vectors. */
    Expr compare(String relation, Expr a, Expr b, DType type) {
        Expr op = VectorTypes.operator(relation, "Comparison");
        Expr mask = vectorCall(a, "compare", MASK, List.of(op.type(), VECTOR), op, b);
        return type == DType.F32 ? mask : maskCast(mask, FLOATS);
    }

    /** The lanes that the first mask has and the second has not. */
    static Expr without(Expr mask, Expr other) {
        return vectorCall(mask, "andNot", MASK, List.of(MASK), other);
    }

    private Expr convert(Expr a, DType from, DType to) {
        if (from == DType.BOOL) {
            return choose(a, broadcast(one(to), to), broadcast(zero(to), to), to);
        }
        if (to == DType.BOOL) {
            return compare("NE", a, broadcast(zero(from), from), from);
        }
        if (from == DType.U8 && to == DType.I32) {
            return a;
        }
        Expr conversion = VectorTypes.operator(to == DType.F32 ? "I2F" : "F2I", "Conversion");
        return Code.cast(Code.callOn(a, "convert", VECTOR, conversion, Code.constant(0)), VectorTypes.of(to));
    }

    private static Expr zero(DType type) {
        return type == DType.F32 ? Code.constant(0f) : Code.constant(0);
    }

    private static Expr one(DType type) {
        return type == DType.F32 ? Code.constant(1f) : Code.constant(1);
    }
}
