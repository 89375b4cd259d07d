package dev.sinter.frontend.expand.value;

import dev.sinter.frontend.ast.Expr;

/**
 * An argument of a call: its value, and where it was written, so that a mistake found deep inside is shown there.
 *
 * @param place the body in which it was written
 */
public record Given(Value value, Expr expr, Place place) {}
