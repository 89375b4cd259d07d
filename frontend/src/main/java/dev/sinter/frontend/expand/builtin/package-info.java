/**
 * The primitives by name: what the language cannot say in itself.
 *
 * <p>In: the arguments of a call. Out: values, with nodes added to the tape. One table row each; the rules are in
 * {@code expand.tensor}. A function that can be written in the language belongs to {@code std/*.model} instead.
 */
package dev.sinter.frontend.expand.builtin;
