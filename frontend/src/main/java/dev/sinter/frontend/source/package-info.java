/**
 * Texts and places in them.
 *
 * <p>In: files, jars, or texts made by a test. Out: {@link dev.sinter.frontend.source.Source} and
 * {@link dev.sinter.frontend.source.Span}. Uses the JDK only. Next: {@code problem} shows places, {@code syntax} parses
 * texts.
 */
package dev.sinter.frontend.source;
