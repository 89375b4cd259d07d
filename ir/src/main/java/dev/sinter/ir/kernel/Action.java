package dev.sinter.ir.kernel;

/** One thing that a program does, in the order of its {@link Plan}. */
public sealed interface Action permits Kernel, Sweep, Check, Guarded, Barrier {}
