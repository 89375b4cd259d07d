/**
 * From the syntax tree to graphs: functions are expanded at their calls, shapes are checked, names become paths.
 *
 * <p>In: {@code unit}s and a model's tree. Out: a {@link dev.sinter.frontend.ModelProgram}, and problems. A model is expanded from its
 * text once for each program. {@code Expressions}, {@code Calls} and {@code Statements} do the walking and call each other
 * through {@code Expander}; the rules for tensors are in {@code tensor}, primitives in {@code builtin}. Next: the optimizer.
 */
package dev.sinter.frontend.expand;
