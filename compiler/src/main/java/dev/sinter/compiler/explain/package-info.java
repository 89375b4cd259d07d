/**
 * What the kernels of a program have to do, what limits them, and how near to that limit they come.
 *
 * <p>In: the plan of a program. Out: a table as text. May use: plans, and code made from them to be timed. Next: {@code sinter explain}
 * prints it.
 */
package dev.sinter.compiler.explain;
