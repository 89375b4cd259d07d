/**
 * The reference: what a graph means, number by number, slowly and obviously. A graph and tensors go in, tensors come
 * out ({@link dev.sinter.ir.eval.Interpreter}). Generated code must give the same bits. May use all of {@code ir}; used
 * by constant folding and by tests.
 */
package dev.sinter.ir.eval;
