package dev.sinter.ir.graph;

/**
 * The place in a {@code .model} file that a node came from. Lines of library functions map to the call in the user's
 * file.
 *
 * @param file the name of the file, or empty when unknown
 * @param line from 1
 * @param column from 1
 * @param length how many characters the expression has there, 0 when unknown
 * @param label the path of the nearest name that the author wrote, {@code hidden1}; kernels are named by it
 */
public record Origin(String file, int line, int column, int length, String label) {
    public static final Origin UNKNOWN = new Origin("", 0, 0, "");
    private static final String GRADIENT = "_gradient";

    /** A place without an end. */
    public Origin(String file, int line, int column, String label) {
        this(file, line, column, 0, label);
    }

    /** The same place for the gradient of what stands there: {@code hidden1} becomes {@code hidden1_gradient}. */
    public Origin gradient() {
        return label.isEmpty() || isGradient() ? this : new Origin(file, line, column, length, label + GRADIENT);
    }

    /** Whether it is the place of what {@link #gradient} belongs to. */
    public boolean isGradient() {
        return label.endsWith(GRADIENT);
    }

    @Override
    public String toString() {
        return file.isEmpty() ? "unknown place" : file + ":" + line + ":" + column;
    }
}
