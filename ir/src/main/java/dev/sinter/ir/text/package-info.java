/**
 * Graphs and plans as text. Graphs go in and come out as text that parses back ({@link dev.sinter.ir.text.GraphText},
 * {@link dev.sinter.ir.text.GraphParser}); plans come out only. May use all of {@code ir} but the interpreter; used by
 * dumps, error messages and tests.
 */
package dev.sinter.ir.text;
