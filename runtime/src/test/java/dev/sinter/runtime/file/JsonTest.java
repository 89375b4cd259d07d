package dev.sinter.runtime.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sinter.runtime.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonTest {
    private static String message(String text) {
        return assertThrows(InvalidInputException.class, () -> Json.parse(text)).getMessage();
    }

    @Test
    void parsesEveryKindOfValue() {
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("b", List.of(1.0, -2500.0, 0.5, List.of(), Map.of()));
        expected.put("a", Optional.empty());
        expected.put("", List.of(true, false, "x\"\\/\b\f\n\r\t\u00e9\uD83D\uDE00"));
        String text = " {\"b\": [1, -2.5e3,0.5,[ ],{ }], \"a\":null ,\n\"\":"
                + "[true,false,\"x\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\uD83D\uDE00\"]}\n";
        assertEquals(expected, Json.parse(text));
        assertEquals(
                "{\"b\":[1,-2500,0.5,[],{}],\"a\":null,\"\":[true,false,"
                        + "\"x\\\"\\\\/\\u0008\\u000c\\u000a\\u000d\\u0009\u00e9\\ud83d\\ude00\"]}",
                Json.write(Json.parse(text)));
        assertEquals(Json.parse(text), Json.parse(Json.write(Json.parse(text))));
    }

    @Test
    void writesNumbersWithTheFewestDigits() {
        assertEquals(
                "[0.1,1E-7,2,1E+300,-0.0,5E-324,0.3333333333333333]",
                Json.write(List.of(0.1, 1e-7, 2.0, 1e300, -0.0, Double.MIN_VALUE, 1 / 3.0)));
        assertEquals("[0.1,16777216,7,123456789012345]", Json.write(List.of(0.1f, 16777216f, 7, 123456789012345L)));
        assertEquals("[\"NaN\",\"-Infinity\"]", Json.write(List.of(Double.NaN, Float.NEGATIVE_INFINITY)));
    }

    @Test
    void readsBackEveryNumberThatItWrote() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(number)) {
                assertEquals(number, Json.parse(Json.write(number)));
            }
        }
    }

    @Test
    void namesLineAndColumn() {
        assertEquals("2:7: expected ',' or '}', found '\"' in the JSON text", message("{\"a\":\n1.5e3 \"b\": 2}"));
        assertEquals("1:5: expected a JSON value, found ']' in the JSON text", message("[1, ]"));
        assertEquals("1:3: expected the end of the text, found '2' in the JSON text", message("1 2"));
        assertEquals("1:1: expected a JSON value, found the end in the JSON text", message(""));
        assertEquals("1:2: expected a JSON value, found '\uD83D\uDE00' in the JSON text", message("[\uD83D\uDE00]"));
    }

    @Test
    void refusesWhatIsNotJson() {
        String[] wrong = {
            "{a:1}",
            "{\"a\" 1}",
            "{\"a\":1,}",
            "[1 2]",
            "[1",
            "01",
            "1.",
            ".5",
            "+1",
            "-",
            "1e",
            "0x1",
            "NaN",
            "tru",
            "'a'",
            "\"a",
            "\"\\x\"",
            "\"\\u12g4\"",
            "\"a\nb\"",
            "1e999",
            "[1]]",
            "{\"a\":1}}",
            "\u00a01",
            "\"\\u\uff11111\""
        };
        for (String text : wrong) {
            assertThrows(InvalidInputException.class, () -> Json.parse(text), text);
        }
    }

    @Test
    void refusesAKeyTwiceAndTooDeepNesting() {
        assertEquals(
                "1:8: expected each key once, and 'a' was there before, found '\"' in the JSON text",
                message("{\"a\":1,\"a\":2}"));
        assertEquals(
                "1:101: expected at most 100 arrays and objects inside each other, found '[' in the JSON text",
                message("[".repeat(100_000)));
    }
}
