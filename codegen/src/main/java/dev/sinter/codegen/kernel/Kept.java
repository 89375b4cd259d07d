package dev.sinter.codegen.kernel;

import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.Code;
import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.code.Expr.Operator;
import dev.sinter.codegen.code.Statement;
import dev.sinter.codegen.code.Type;

/**
 * Numbers in arrays of another type than they have in variables. An f32 array of shorts holds the upper halves of its numbers: they are
 * widened when they are read and rounded when they are written.
 */
public final class Kept {
    /** An array of the upper halves of f32 numbers. */
    static final Type HALVES = Type.SHORT.array();

    private static final int HALF = 16;
    private static final Type BF16 = Type.named("dev/sinter/runtime/Bf16");
    private static final Type FLOAT_CLASS = Type.named("java/lang/Float");

    private Kept() {}

    /** Whether that array holds the upper halves of f32 numbers. */
    public static boolean isHalves(Expr array) {
        return array.type().equals(HALVES);
    }

    /** An element of such an array as a number. Written out, so that loops over it are made vectors of. */
    static Expr widen(Expr element) {
        Expr bits = Code.binary(Operator.SHL, element, Code.constant(HALF));
        return Code.call(FLOAT_CLASS, "intBitsToFloat", Type.FLOAT, bits);
    }

    /** Stores a number. */
    static void store(Body body, Expr array, Expr index, Expr number) {
        body.store(array, index, isHalves(array) ? Code.call(BF16, "of", Type.SHORT, number) : number);
    }

    /** Copies numbers from one array to another that holds them whole. */
    static Statement copy(Expr from, Expr fromIndex, Expr to, Expr toIndex, Expr count) {
        return isHalves(from)
                ? new Statement.Run(Code.call(BF16, "copy", Type.VOID, from, fromIndex, to, toIndex, count))
                : Code.copy(from, fromIndex, to, toIndex, count);
    }
}
