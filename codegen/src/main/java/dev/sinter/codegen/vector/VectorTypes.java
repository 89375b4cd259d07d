package dev.sinter.codegen.vector;

import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.code.Type;
import dev.sinter.runtime.DType;

/** The names of the Vector API. Species are read from their constants each time: the JVM must see that they never change. */
final class VectorTypes {
    static final Type VECTOR = named("Vector");
    static final Type FLOATS = named("FloatVector");
    static final Type INTS = named("IntVector");
    static final Type BYTES = named("ByteVector");
    static final Type SHORTS = named("ShortVector");
    static final Type MASK = named("VectorMask");
    static final Type SPECIES = named("VectorSpecies");

    private static final Type OPERATORS = named("VectorOperators");

    private VectorTypes() {}

    private static Type named(String name) {
        return Type.named("jdk/incubator/vector/" + name);
    }

    /** The type of a vector of such numbers; a u8 is in an int lane, a bool in a mask. */
    static Type of(DType type) {
        return switch (type) {
            case F32 -> FLOATS;
            case I32, U8 -> INTS;
            case BOOL -> MASK;
            case F64, I64 -> throw new IllegalArgumentException("no vectors of " + type);
        };
    }

    /** {@code FloatVector.SPECIES_256}. */
    static Expr species(Type vector, int bits) {
        return new Expr.StaticField(vector, "SPECIES_" + bits, SPECIES);
    }

    /** A constant of {@code VectorOperators}; kind is its type, {@code Binary}. */
    static Expr operator(String name, String kind) {
        return new Expr.StaticField(OPERATORS, name, named("VectorOperators$" + kind));
    }
}
