package dev.sinter.codegen.api;

import java.util.List;
import java.util.Map;

/**
 * What the author of a model wrote about it, for the class and its Javadoc.
 *
 * @param doc the text above the model
 * @param docs texts above inputs, outputs, metrics and training blocks, by name
 * @param constants the literal constants of the file: a Double, String, Boolean or a list of those
 * @param source the name of the {@code .model} file
 */
public record ModelText(String doc, Map<String, String> docs, Map<String, Constant> constants, String source) {
    /** A constant of the file as Java shows it. */
    public sealed interface Constant {
        record Number(double value) implements Constant {}

        record Text(String value) implements Constant {}

        record Truth(boolean value) implements Constant {}

        record Many(List<Constant> items) implements Constant {}
    }
}
