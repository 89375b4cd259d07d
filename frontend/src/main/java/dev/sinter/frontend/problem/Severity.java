package dev.sinter.frontend.problem;

/** An error stops the compilation, a warning does not. */
public enum Severity {
    ERROR,
    WARNING
}
