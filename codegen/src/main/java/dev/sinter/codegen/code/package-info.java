/**
 * Code as a tree: a class, its methods, statements and expressions, all of them values with types.
 *
 * <p>In: nothing but what is asked for through {@link dev.sinter.codegen.code.Body} and {@link dev.sinter.codegen.code.Code}. Out: a
 * {@link dev.sinter.codegen.code.CodeClass} that prints as Java-like text. May use: the JDK. Next: {@code codegen.classfile} turns
 * it into bytes.
 */
package dev.sinter.codegen.code;
