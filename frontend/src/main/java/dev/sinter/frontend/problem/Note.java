package dev.sinter.frontend.problem;

import dev.sinter.frontend.source.Span;

/** A second place that a problem has to do with, such as the line of std that refused an argument. */
public record Note(Span where, String text) {}
