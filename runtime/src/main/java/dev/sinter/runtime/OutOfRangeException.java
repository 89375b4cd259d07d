package dev.sinter.runtime;

/**
 * A class number or an index in the data is out of range. Nothing has been written by then but working memory.
 *
 * <p>Example: {@code label: number 3 is 12; it must be from 0 to 9 (digits.model:14:9)}.
 */
public final class OutOfRangeException extends InvalidInputException {
    private static final long serialVersionUID = 1;

    private final String input;
    private final int position;
    private final String rest;

    /**
     * @param input the input, or the expression of the model, that the number belongs to
     * @param position the place of the number among all numbers of the input in this run
     * @param limit the number must be from 0 to below this
     * @param place where the model asks for it, {@code digits.model:14:9}, or empty
     */
    public OutOfRangeException(String input, int position, long value, long limit, String place) {
        this(
                input,
                position,
                " is " + value + "; "
                        + (limit > 0 ? "it must be from 0 to " + (limit - 1) : "no number is allowed")
                        + (place.isEmpty() ? "" : " (" + place + ")"),
                "number " + position);
    }

    private OutOfRangeException(String input, int position, String rest, String which) {
        super(input + ": " + which + rest);
        this.input = input;
        this.position = position;
        this.rest = rest;
    }

    /** The input, or the expression of the model, that the number belongs to. */
    public String input() {
        return input;
    }

    /** The place of the number among all numbers of the input in this run. */
    public int position() {
        return position;
    }

    /** The same with the place of the sample in the user's data, from 0: {@code label: sample 40017 is 12; ...}. */
    public OutOfRangeException inSample(int sample) {
        OutOfRangeException located = new OutOfRangeException(input, position, rest, "sample " + sample);
        located.setStackTrace(getStackTrace());
        return located;
    }
}
