/**
 * The typed class that applications call. In: what a model is ({@code ModelSpec}) and the author's words about it. Out: one Java
 * source file, written with JavaPoet. It names the kernel classes but does not know what is in them.
 */
package dev.sinter.codegen.api;
