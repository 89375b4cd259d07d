package dev.sinter.ir.kernel;

/** All threads that run the program wait for each other: what comes after needs, or writes over, what several of them did before. */
public record Barrier() implements Action {}
