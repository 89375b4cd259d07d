/**
 * The layout of Sinter's own Java sources: files come in, and either the names of those that are laid out otherwise go
 * out, or the files are rewritten. A step of the build and no part of the compiler; it may use the formatter only.
 */
package dev.sinter.format;
