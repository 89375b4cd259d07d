package dev.sinter.codegen.kernel;

import dev.sinter.codegen.code.Type;
import dev.sinter.runtime.DType;

/** How numbers of each dtype are kept: a u8 is an int from 0 to 255 in variables, a bool is a boolean; both are bytes in arrays. */
public final class Types {
    private Types() {}

    /** Of a variable. */
    public static Type value(DType dtype) {
        return switch (dtype) {
            case F32 -> Type.FLOAT;
            case F64 -> Type.DOUBLE;
            case I32, U8 -> Type.INT;
            case I64 -> Type.LONG;
            case BOOL -> Type.BOOLEAN;
        };
    }

    /** Of an array. */
    public static Type array(DType dtype) {
        return dtype == DType.U8 || dtype == DType.BOOL
                ? Type.BYTE.array()
                : value(dtype).array();
    }
}
