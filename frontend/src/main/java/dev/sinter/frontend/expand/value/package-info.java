/**
 * What an expression can be while compiling, and arithmetic on what is known then.
 *
 * <p>In: nothing. Out: {@link dev.sinter.frontend.expand.value.Value}s. Uses {@code ir} for tensors. Numbers known while compiling are
 * f64 here; {@code expand.tensor} rounds them once when they meet a tensor.
 */
package dev.sinter.frontend.expand.value;
