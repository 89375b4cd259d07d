package dev.sinter.runtime.data;

import dev.sinter.runtime.DType;
import dev.sinter.runtime.FileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The IDX format of the MNIST files: two zero bytes, a type, the number of dimensions, the dimensions, the numbers, all
 * big-endian. 16-bit integers are read as i32; signed bytes, which no dtype can hold, are an error.
 *
 * <p>Example: {@code Idx.read(Path.of("train-images-idx3-ubyte.gz"))} is {@code u8[60000, 28, 28]}.
 */
public final class Idx {
    private static final int I16 = 0x0B;

    private Idx() {}

    public static NdArray read(Path path) {
        return Source.read(path, Idx::read);
    }

    static NdArray read(Source source) throws IOException {
        byte[] magic = source.header(4);
        if (magic[0] != 0 || magic[1] != 0 || magic[3] < 1) {
            throw new FileException(
                    source.path().toString(),
                    "not an IDX file: it must begin with two zero bytes, a type and"
                            + " the number of dimensions; check that this is the right file");
        }
        ByteBuffer dims = ByteBuffer.wrap(source.header(4 * magic[3]));
        int[] shape = new int[magic[3]];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = dims.getInt();
        }
        return magic[2] == I16
                ? shorts(source, shape)
                : source.rest(dtype(source.path(), magic[2]), ByteOrder.BIG_ENDIAN, shape);
    }

    private static DType dtype(Path path, int type) {
        return switch (type) {
            case 0x08 -> DType.U8;
            case 0x0C -> DType.I32;
            case 0x0D -> DType.F32;
            case 0x0E -> DType.F64;
            default ->
                throw new FileException(
                        path.toString(),
                        "IDX type "
                                + (type == 0x09 ? "0x09 (signed bytes)" : String.format("0x%02X", type & 0xFF))
                                + " is not supported; write the numbers as u8 (0x08), i16 (0x0B), i32 (0x0C), f32"
                                + " (0x0D) or f64 (0x0E)");
        };
    }

    private static NdArray shorts(Source source, int[] shape) throws IOException {
        int[] bytes = Arrays.copyOf(shape, shape.length + 1);
        bytes[shape.length] = 2;
        byte[] pairs = source.rest(DType.U8, ByteOrder.BIG_ENDIAN, bytes).bytes();
        int[] numbers = new int[pairs.length / 2];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = pairs[2 * i] << 8 | pairs[2 * i + 1] & 0xFF;
        }
        return NdArray.of(numbers, shape);
    }
}
