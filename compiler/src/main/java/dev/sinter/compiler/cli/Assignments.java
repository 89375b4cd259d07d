package dev.sinter.compiler.cli;

import dev.sinter.runtime.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Words such as {@code label=train.gz}, given once for each name. */
final class Assignments {
    private Assignments() {}

    /**
     * The values by name, in the order of the words.
     *
     * @param option what the words were given to, {@code --data}
     * @param form what they should look like, {@code INPUT=FILE}
     */
    static Map<String, String> parse(String option, String form, List<String> words) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 1 || equals == word.length() - 1) {
                throw new InvalidInputException(option + " expects " + form + ", found '" + word + "'");
            }
            if (values.put(word.substring(0, equals), word.substring(equals + 1)) != null) {
                throw new InvalidInputException(option + " " + word.substring(0, equals) + " is given twice");
            }
        }
        return values;
    }
}
