/**
 * From a code tree to the bytes of a class file.
 *
 * <p>In: a {@link dev.sinter.codegen.code.CodeClass}. Out: a class file of Java 17, with lines and frames, that refers to classes only by
 * name: nothing is loaded to write it. May use: {@code codegen.code} and ASM, which no other package of this module uses.
 */
package dev.sinter.codegen.classfile;
