/**
 * The tokens of a file as both the parser's callers and the mistake rules see them: with places, and with the words of
 * the language named once.
 */
package dev.sinter.frontend.syntax.token;
