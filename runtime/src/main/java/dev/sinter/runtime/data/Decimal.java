package dev.sinter.runtime.data;

/**
 * A decimal number in a text, as {@code -12.5e3}: digits with an optional sign, point and exponent, and nothing else (no hex, no
 * {@code 1f}, no {@code nan}). Holds the number scanned last, so that reading a large file makes no objects.
 */
final class Decimal {
    private static final int EXACT_DIGITS = 18;
    private static final double[] POWERS = new double[23];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private char[] text = {};
    private int start;
    private int end;
    private int at;
    private boolean negative;
    private boolean plain;
    private long mantissa;
    private int digits;
    private int significant;
    private int exponent;

    /** Whether the characters from start to end are a number, which then is the one held. */
    boolean scan(char[] characters, int from, int to) {
        text = characters;
        start = from;
        end = to;
        at = from;
        mantissa = 0;
        digits = 0;
        significant = 0;
        exponent = 0;
        negative = sign();
        digits();
        plain = at == end;
        if (at < end && text[at] == '.') {
            at++;
            exponent = -digits();
        }
        return digits > 0 && exponent() && at == end;
    }

    private boolean sign() {
        boolean minus = at < end && text[at] == '-';
        if (minus || at < end && text[at] == '+') {
            at++;
        }
        return minus;
    }

    private int digits() {
        int first = at;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            int digit = text[at++] - '0';
            if (significant > 0 || digit > 0) {
                significant++;
            }
            if (significant <= EXACT_DIGITS) {
                mantissa = mantissa * 10 + digit;
            }
        }
        digits += at - first;
        return at - first;
    }

    private boolean exponent() {
        if (at == end || (text[at] != 'e' && text[at] != 'E')) {
            return true;
        }
        at++;
        boolean minus = sign();
        int first = at;
        int value = 0;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            value = Math.min(value * 10 + text[at++] - '0', 99_999);
        }
        exponent += minus ? -value : value;
        return at > first;
    }

    /** The nearest f64. A short number is one exact quotient or product, which is rounded once; the JDK does the others. */
    double toDouble() {
        if (mantissa >= 1L << 53 || significant > EXACT_DIGITS || Math.abs(exponent) > 22) {
            return Double.parseDouble(new String(text, start, end - start));
        }
        double value = exponent < 0 ? mantissa / POWERS[-exponent] : mantissa * POWERS[exponent];
        return negative ? -value : value;
    }

    /** The nearest f32, rounded once. */
    float toFloat() {
        if (mantissa >= 1 << 24 || significant > EXACT_DIGITS || Math.abs(exponent) > 10) {
            return Float.parseFloat(new String(text, start, end - start));
        }
        float power = (float) POWERS[Math.abs(exponent)];
        float value = exponent < 0 ? mantissa / power : mantissa * power;
        return negative ? -value : value;
    }

    /** Whether it is a whole number between these two, inclusive; {@code 5.0} is. */
    boolean isWhole(long least, long greatest) {
        if (plain && significant <= EXACT_DIGITS) {
            return least <= toLong() && toLong() <= greatest;
        }
        if (plain && significant == EXACT_DIGITS + 1) {
            return greatest == Long.MAX_VALUE && fitsLong();
        }
        double value = toDouble();
        return value == Math.rint(value) && Math.abs(value) <= 0x1p53 && least <= value && value <= greatest;
    }

    private boolean fitsLong() {
        try {
            mantissa = Math.abs(Long.parseLong(new String(text, start, end - start)));
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** The number, if {@link #isWhole} was true. */
    long toLong() {
        long value = plain ? mantissa : (long) Math.abs(toDouble());
        return negative ? -value : value;
    }
}
