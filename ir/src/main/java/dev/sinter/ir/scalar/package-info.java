/**
 * Formulas on single numbers ({@link dev.sinter.ir.scalar.Scalar}) and the functions they are made of ({@link
 * dev.sinter.ir.scalar.Fn}); exponentials and logarithms as polynomials. Uses only number types; interpreter, planner and
 * both forms of generated code evaluate the same formulas.
 */
package dev.sinter.ir.scalar;
