package dev.sinter.runtime.train;

import dev.sinter.runtime.InvalidInputException;

/**
 * Training has come to a number that is NaN or infinite, from which no step leads back.
 *
 * <p>Example: {@code step 17 (epoch 2): the loss is NaN}.
 */
public final class NotFiniteException extends InvalidInputException {
    private static final long serialVersionUID = 1;

    public NotFiniteException(String message) {
        super(message);
    }
}
