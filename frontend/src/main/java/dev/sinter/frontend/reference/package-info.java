/**
 * The reference as Markdown: a page for each function of the standard library, one of the primitives, an index.
 *
 * <p>In: the library's declarations and the primitives, with the text that stands beside them. Out: the text of the pages by
 * their paths. Nothing is said here that could be said there.
 */
package dev.sinter.frontend.reference;
