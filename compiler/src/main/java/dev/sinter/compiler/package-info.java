/**
 * The front door: {@link dev.sinter.compiler.Compiler} names the stages in their order, one statement each. In: a {@code .model}
 * text. Out: whatever stage is asked for, up to class files and a model that runs in this process.
 */
package dev.sinter.compiler;
