package dev.sinter.codegen;

/**
 * What the class needs to know of one of its programs.
 *
 * @param method the name of its method
 * @param split whether several threads can share it; then its method has a share as its last parameter
 * @param working its working arrays, as {@code Kernels.working} states them
 */
record Program(String method, boolean split, String working) {}
