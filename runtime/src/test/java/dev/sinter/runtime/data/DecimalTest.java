package dev.sinter.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimalTest {
    private final Decimal decimal = new Decimal();

    private boolean scan(String text) {
        return decimal.scan(("," + text + ",").toCharArray(), 1, 1 + text.length());
    }

    @Test
    void agreesWithTheJdkOnEveryBit() {
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            long digits = random.nextLong() >>> random.nextInt(64);
            String text = (random.nextBoolean() ? "-" : "") + Long.toUnsignedString(digits);
            if (random.nextBoolean()) {
                int point = random.nextInt(text.length() + 1);
                text = text.substring(0, Math.max(1, point)) + "." + text.substring(Math.max(1, point));
                text = text.replace("-.", "-0.");
            }
            if (random.nextInt(3) == 0) {
                text += "e" + (random.nextInt(80) - 40);
            }
            assertTrue(scan(text), text);
            assertEquals(Double.parseDouble(text), decimal.toDouble(), text);
            assertEquals(Float.parseFloat(text), decimal.toFloat(), text);
        }
    }

    @Test
    void agreesWithTheJdkAtTheEdgesOfTheShortWay() {
        String[] texts = {
            "16777215",
            "16777216",
            "16777217",
            "16777219e10",
            "1e10",
            "1e11",
            "1e22",
            "1e23",
            "9007199254740991e22",
            "9007199254740993",
            "0.1",
            "-0",
            "-0.0e5",
            "1e-10",
            "1e-11",
            "3.4028235e38",
            "3.4028236e38",
            "1e39",
            "1e309",
            "1e-46",
            "1e-400",
            "999999999999999999",
            "1000000000000000000",
            "0000000000000000000000001.5",
            "1e99999999999"
        };
        for (String text : texts) {
            assertTrue(scan(text), text);
            assertEquals(Double.parseDouble(text), decimal.toDouble(), text);
            assertEquals(Float.parseFloat(text), decimal.toFloat(), text);
        }
    }

    @Test
    void takesSignsPointsAndExponents() {
        for (String text : "0 +1 -1 .5 5. -.5e+3 1E-2 007".split(" ")) {
            assertTrue(scan(text), text);
        }
    }

    @Test
    void takesNothingElse() {
        for (String text :
                ", ,.,-,+,e5,1e,1e+,1.2.3,1f,1d,0x10,nan,NaN,inf,Infinity,1_000,1 2,--1,\u0661".split(",", -1)) {
            assertFalse(scan(text), text);
        }
    }

    @Test
    void knowsWholeNumbersThatFit() {
        assertTrue(scan("255") && decimal.isWhole(0, 255) && decimal.toLong() == 255);
        assertTrue(scan("5.0") && decimal.isWhole(0, 255) && decimal.toLong() == 5);
        assertTrue(scan("-12e2") && decimal.isWhole(-1200, 0) && decimal.toLong() == -1200);
        for (long value : new long[] {Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE / 10, 1L << 53}) {
            assertTrue(scan(String.format(Locale.ROOT, "%d", value)));
            assertTrue(decimal.isWhole(Long.MIN_VALUE, Long.MAX_VALUE), () -> "" + value);
            assertEquals(value, decimal.toLong());
        }
    }

    @Test
    void knowsWholeNumbersThatDoNotFit() {
        for (String text : "256 -1 1.5 1e-3 99999999999999999999 1e300".split(" ")) {
            assertTrue(scan(text));
            assertFalse(decimal.isWhole(0, 255), text);
        }
        for (String text : "9223372036854775808 -9223372036854775809 99999999999999999999999 9e18".split(" ")) {
            assertTrue(scan(text));
            assertFalse(decimal.isWhole(Long.MIN_VALUE, Long.MAX_VALUE), text);
        }
    }
}
