package dev.sinter.codegen.kernel;

import dev.sinter.codegen.code.Expr;
import dev.sinter.ir.scalar.Scalar;
import dev.sinter.runtime.DType;
import java.util.function.Function;

/** How vectors of some number of lanes are written as code. */
public interface Lanes {
    /** The number in all lanes. */
    Expr broadcast(Expr number, DType type);

    /** The numbers of an array from there on. */
    Expr load(Expr array, Expr at, DType type);

    /** The call that stores a vector. */
    Expr store(Expr vector, Expr array, Expr at);

    /** The lanes of the first where the mask is set, else those of the second. */
    Expr choose(Expr mask, Expr yes, Expr no, DType type);

    /** The value of a call, whose arguments are given as vectors when asked for. */
    Expr of(Scalar.Call call, Function<Scalar, Expr> vectors);
}
