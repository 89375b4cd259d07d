package dev.sinter.frontend.reference;

import java.util.List;

/**
 * One function as the reference shows it.
 *
 * @param signature its head, {@code fn relu(x: float[..s]) -> float[..s]}
 * @param arguments in the order of the head
 * @param result the types of what it gives; empty when they follow from the arguments
 * @param kept the parameters and state that a call makes
 * @param source its declaration; empty for a primitive
 */
record Entry(
        String name,
        String signature,
        List<Argument> arguments,
        String result,
        List<Kept> kept,
        Doc doc,
        String source) {
    /**
     * @param type what it takes, in words of the language
     * @param defaultValue as written; empty when it must be given
     */
    record Argument(String name, String type, String defaultValue) {}

    /** A parameter or state, or all of those that another function makes. */
    record Kept(String name, String kind, String type, String first) {}
}
