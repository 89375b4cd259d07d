/**
 * What the author probably meant where the parser could not go on.
 *
 * <p>In: a {@link dev.sinter.frontend.syntax.mistake.Mistake}, the token where the parser stopped and what is around it.
 * Out: one problem. Each class knows one family of mistakes; {@link dev.sinter.frontend.syntax.mistake.Diagnosis} asks
 * them in order. They look at tokens only, so none can throw on a half-written file.
 */
package dev.sinter.frontend.syntax.mistake;
