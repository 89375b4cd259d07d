/**
 * What is wrong with a model, and how it is shown.
 *
 * <p>In: places ({@code source}) and words. Out: {@link dev.sinter.frontend.problem.Problem}s, sorted, and their text. A
 * problem is always the author's to mend; a mistake of the compiler itself is an exception instead. Every stage of the
 * front end adds to one {@link dev.sinter.frontend.problem.Problems}, so that all are reported in one run.
 */
package dev.sinter.frontend.problem;
