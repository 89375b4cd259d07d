package dev.sinter.runtime;

import java.util.Locale;

/**
 * The type of one number. {@link #BOOL} and {@link #U8} are both kept in bytes: a bool is 0 or 1, a u8 is read unsigned.
 *
 * <p>Example: {@code DType.parse("f32") == DType.F32}, which takes {@link #bytes()} {@code == 4} bytes in a file.
 */
public enum DType {
    /** IEEE 754 binary32. */
    F32(4),
    /** IEEE 754 binary64. */
    F64(8),
    /** Two's complement, 32 bits. */
    I32(4),
    /** Two's complement, 64 bits. */
    I64(8),
    /** Unsigned, 8 bits. */
    U8(1),
    /** false or true, a byte 0 or 1. */
    BOOL(1);

    private final int bytes;

    DType(int bytes) {
        this.bytes = bytes;
    }

    /** How many bytes one number takes in a file. */
    public int bytes() {
        return bytes;
    }

    public boolean isFloat() {
        return this == F32 || this == F64;
    }

    /** True for u8, i32 and i64. */
    public boolean isInteger() {
        return this == U8 || this == I32 || this == I64;
    }

    /** The name in the language and in texts: {@code f32}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of that name. */
    public static DType parse(String text) {
        for (DType type : values()) {
            if (type.text().equals(text)) {
                return type;
            }
        }
        throw new IllegalArgumentException("no dtype " + text + "; there are f32 f64 i32 i64 u8 bool");
    }

    @Override
    public String toString() {
        return text();
    }
}
