/**
 * From text to syntax tree.
 *
 * <p>In: a {@code source} and the parser generated from {@code Model.g4}. Out: a {@code ast.ModelFile}, or problems in our
 * own words; {@link dev.sinter.frontend.syntax.Parse} is the door. {@code syntax.mistake} words the problems. Whatever
 * needs to know a declaration (names, types, shapes) belongs to {@code expand}, which comes next.
 */
package dev.sinter.frontend.syntax;
