/**
 * The command line. In: words, files. Out: text on standard output, messages on standard error, an exit code. Each command is one
 * file; none of them computes anything.
 */
package dev.sinter.compiler.cli;
