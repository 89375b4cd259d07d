/**
 * From the syntax tree to graphs: functions are expanded at their calls, shapes are checked, names become paths.
 *
 * <p>In: parsed files. Out: a {@link dev.sinter.frontend.ModelProgram} for each model, and problems. Each package uses only those
 * before it: {@code unit} and {@code value}, {@code tensor}, {@code builtin} and {@code scope}, {@code body}, {@code program}.
 * Next: the optimizer.
 */
package dev.sinter.frontend.expand;
