/**
 * The operations that nodes apply, one record and one file each, in the families of {@link dev.sinter.ir.op.Op}: types in,
 * type of the result, formula and gradient out. May use graphs and formulas; a new operation is a new file, a name in a
 * permits list and a file of numbers under {@code src/test/cases/ops}.
 */
package dev.sinter.ir.op;
