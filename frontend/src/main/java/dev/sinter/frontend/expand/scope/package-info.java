/**
 * What expansion knows at one moment: the program, the body, the names, and what is stored under which path.
 *
 * <p>In: {@code unit}, {@code value}, a {@code tensor.Tape}. Out: state that {@code body} changes while it walks, and problems shown
 * where the author can mend them. Knows no statement and no function. Next: {@code body}.
 */
package dev.sinter.frontend.expand.scope;
