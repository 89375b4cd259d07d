package dev.sinter.runtime.data;

import dev.sinter.runtime.DType;
import dev.sinter.runtime.FileException;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The header of an {@code .npy} file, a Python dict with exactly three keys:
 * {@code {'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }}.
 */
final class NpyHeader {
    private static final int MOST_DIMS = 64;

    private final String place;
    private final String text;
    private int at;
    private String descr = "";
    private String fortran = "";
    private int[] shape = {};
    private boolean shaped;

    private NpyHeader(String place, String text) {
        this.place = place;
        this.text = text;
    }

    static NpyHeader parse(String place, String text) {
        NpyHeader header = new NpyHeader(place, text);
        header.dict();
        header.dtype();
        return header;
    }

    DType dtype() {
        return switch (descr) {
            case "<f4", ">f4" -> DType.F32;
            case "<f8", ">f8" -> DType.F64;
            case "<i4", ">i4" -> DType.I32;
            case "<i8", ">i8" -> DType.I64;
            case "|u1" -> DType.U8;
            case "|b1" -> DType.BOOL;
            default ->
                throw new FileException(
                        place,
                        "numbers of NumPy type '" + descr + "' are not supported; save the array"
                                + " as float32, float64, int32, int64, uint8 or bool (x.astype('float32'))");
        };
    }

    ByteOrder order() {
        return descr.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    boolean fortran() {
        return fortran.equals("True");
    }

    int[] shape() {
        return shape;
    }

    private void dict() {
        expect('{');
        while (!accept('}')) {
            String key = string();
            expect(':');
            switch (key) {
                case "descr" -> descr = once(descr.isEmpty(), string());
                case "fortran_order" -> fortran = once(fortran.isEmpty(), truth());
                case "shape" -> {
                    shape = tuple();
                    once(!shaped, "shape");
                    shaped = true;
                }
                default -> throw wrong("no key '" + key + "'");
            }
            if (!accept(',')) {
                expect('}');
                break;
            }
        }
        skipBlanks();
        if (at < text.length() || descr.isEmpty() || fortran.isEmpty() || !shaped) {
            throw wrong("descr, fortran_order and shape, once each, and nothing more");
        }
    }

    private String once(boolean first, String value) {
        if (!first) {
            throw wrong("each key once");
        }
        return value;
    }

    private String string() {
        int end = accept('\'') ? text.indexOf('\'', at) : -1;
        if (end < 0) {
            throw wrong("a text in single quotes (arrays of records are not supported)");
        }
        String value = text.substring(at, end);
        at = end + 1;
        return value;
    }

    private String truth() {
        skipBlanks();
        for (String word : new String[] {"True", "False"}) {
            if (text.startsWith(word, at)) {
                at += word.length();
                return word;
            }
        }
        throw wrong("True or False");
    }

    private int[] tuple() {
        int[] dims = new int[MOST_DIMS];
        int count = 0;
        expect('(');
        while (!accept(')')) {
            if (count == MOST_DIMS) {
                throw wrong("at most " + MOST_DIMS + " dimensions");
            }
            dims[count++] = integer();
            if (!accept(',')) {
                expect(')');
                break;
            }
        }
        return Arrays.copyOf(dims, count);
    }

    private int integer() {
        skipBlanks();
        int start = at;
        long value = 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9' && value <= Integer.MAX_VALUE) {
            value = value * 10 + text.charAt(at++) - '0';
        }
        if (start == at || value > Integer.MAX_VALUE) {
            throw wrong("a whole number up to " + Integer.MAX_VALUE);
        }
        return (int) value;
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
            at++;
        }
    }

    private boolean accept(char c) {
        skipBlanks();
        boolean found = at < text.length() && text.charAt(at) == c;
        at += found ? 1 : 0;
        return found;
    }

    private void expect(char c) {
        if (!accept(c)) {
            throw wrong("'" + c + "'");
        }
    }

    private FileException wrong(String expected) {
        return new FileException(
                place,
                "the .npy header is damaged at character " + at + ": expected " + expected
                        + "; write a plain array with numpy.save");
    }
}
