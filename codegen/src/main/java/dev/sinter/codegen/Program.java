package dev.sinter.codegen;

/**
 * What the class needs to know of one of its programs.
 *
 * @param method the name of its method
 * @param working its working arrays, as {@code Kernels.working} states them
 */
record Program(String method, String working) {}
