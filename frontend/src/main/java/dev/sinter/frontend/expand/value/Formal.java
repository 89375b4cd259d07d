package dev.sinter.frontend.expand.value;

/**
 * An argument as its function declares it.
 *
 * @param required whether it has no default
 * @param byPlace whether it can be given without its name
 * @param function whether a function is wanted
 */
public record Formal(String name, boolean required, boolean byPlace, boolean function) {}
