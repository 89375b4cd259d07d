package dev.sinter.runtime;

/**
 * Something that the user gave is not usable. The message is written for that user: what was expected, what was found,
 * what to do, as in {@code image: expected 784 numbers per sample, found 785}. A fault in Sinter itself never has this
 * type.
 */
public class InvalidInputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public InvalidInputException(String message) {
        super(message);
    }

    public InvalidInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
