package dev.sinter.codegen.api;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.sinter.runtime.DType;
import dev.sinter.runtime.TensorSpec;

/** How numbers of each dtype look to Java: as single values, as arrays, and where the memory keeps them. */
final class JavaType {
    private JavaType() {}

    /** One number: u8 is an int from 0 to 255. */
    static TypeName single(DType dtype) {
        return switch (dtype) {
            case F32 -> TypeName.FLOAT;
            case F64 -> TypeName.DOUBLE;
            case I32, U8 -> TypeName.INT;
            case I64 -> TypeName.LONG;
            case BOOL -> TypeName.BOOLEAN;
        };
    }

    /** Many numbers, row-major: u8 in bytes, bools in bytes 0 or 1. */
    static TypeName array(DType dtype) {
        return ArrayTypeName.of(
                switch (dtype) {
                    case F32 -> TypeName.FLOAT;
                    case F64 -> TypeName.DOUBLE;
                    case I32 -> TypeName.INT;
                    case I64 -> TypeName.LONG;
                    case U8, BOOL -> TypeName.BYTE;
                });
    }

    /** The method of {@code Memory} that gives arrays of that dtype. */
    static String method(DType dtype) {
        return dtype == DType.BOOL ? "u8" : dtype.text();
    }

    /** A number of the memory as a single Java value. */
    static CodeBlock toSingle(DType dtype, CodeBlock element) {
        return switch (dtype) {
            case U8 -> CodeBlock.of("$L & 0xff", element);
            case BOOL -> CodeBlock.of("$L != 0", element);
            default -> element;
        };
    }

    /** A single Java value as a number of the memory. */
    static CodeBlock fromSingle(DType dtype, CodeBlock value) {
        return switch (dtype) {
            case U8 -> CodeBlock.of("(byte) $L", value);
            case BOOL -> CodeBlock.of("(byte) ($L ? 1 : 0)", value);
            default -> value;
        };
    }

    /** How many numbers one sample has; for a tensor without batch, how many it has. */
    static int perSample(TensorSpec spec) {
        return spec.size(1);
    }
}
