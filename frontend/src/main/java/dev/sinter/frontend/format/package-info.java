/**
 * The one layout of {@code .model} files.
 *
 * <p>In: a {@code source}. Out: the same words and comments in the same order, laid out anew, or the file's problems. The
 * steps: {@code Layout} and {@code Phrases} turn the parse tree into a {@code Doc}, a text that says where it may be broken;
 * {@code Printer} breaks it where a line would grow too long; {@code Lines} puts the comments at line ends below each other. Uses
 * {@code syntax}; knows nothing of what a model means.
 */
package dev.sinter.frontend.format;
