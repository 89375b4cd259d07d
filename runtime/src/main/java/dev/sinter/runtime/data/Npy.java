package dev.sinter.runtime.data;

import dev.sinter.runtime.FileException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * NumPy's {@code .npy} format, versions 1 to 3. Reads f4, f8, i4, i8 of either byte order, u1 and b1; arrays in Fortran order are
 * brought into row-major order. Writes what {@code numpy.save} writes.
 *
 * <p>Example: {@code Npy.read(Path.of("x.npy"))}, and {@code AtomicFile.write(path, out -> Npy.write(array, out))}.
 */
public final class Npy {
    /** The bytes 0x93, "NUMPY" as the low six bytes of a little-endian long. */
    private static final long MAGIC = 0x59504D554E93L;

    private static final int MOST_HEADER = 1 << 16;
    /** NumPy leaves room for the first dimension to grow to this many digits. */
    private static final int GROWTH_DIGITS = 21;

    private Npy() {}

    public static NdArray read(Path path) {
        return Source.read(path, Npy::read);
    }

    static NdArray read(Source source) throws IOException {
        ByteBuffer start = ByteBuffer.wrap(source.header(8)).order(ByteOrder.LITTLE_ENDIAN);
        int version = start.get(6);
        if (start.getLong(0) << 16 != MAGIC << 16 || version < 1 || version > 3 || start.get(7) != 0) {
            throw new FileException(
                    source.path().toString(), "not an .npy file of version 1.0 to 3.0;" + " write it with numpy.save");
        }
        ByteBuffer length = ByteBuffer.wrap(source.header(version == 1 ? 2 : 4)).order(ByteOrder.LITTLE_ENDIAN);
        int headerLength = version == 1 ? length.getShort() & 0xFFFF : length.getInt();
        if (headerLength < 0 || headerLength > MOST_HEADER) {
            throw new FileException(
                    source.path().toString(),
                    "the .npy header is " + (headerLength & 0xFFFFFFFFL) + " bytes long, more than " + MOST_HEADER
                            + "; write a plain array with numpy.save");
        }
        NpyHeader header = NpyHeader.parse(
                source.path().toString(), new String(source.header(headerLength), StandardCharsets.UTF_8));
        int[] shape = header.shape();
        if (!header.fortran() || shape.length < 2) {
            return source.rest(header.dtype(), header.order(), shape);
        }
        int[] reversed = new int[shape.length];
        Arrays.setAll(reversed, i -> shape[shape.length - 1 - i]);
        return transposed(source.rest(header.dtype(), header.order(), reversed), shape);
    }

    /** The array whose axes are those of {@code from} in reverse. */
    private static NdArray transposed(NdArray from, int[] shape) {
        int[] places = new int[from.size()];
        int[] index = new int[shape.length];
        for (int i = 0; i < places.length; i++) {
            int place = 0;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                place = place * shape[axis] + index[axis];
            }
            places[i] = place;
            for (int axis = shape.length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--) {
                index[axis] = 0;
            }
        }
        return from.reshape(places.length).select(places).reshape(shape);
    }

    /** Writes the array in version 1.0, little-endian, row-major. */
    public static void write(NdArray array, OutputStream out) throws IOException {
        String descr = switch (array.dtype()) {
            case F32 -> "<f4";
            case F64 -> "<f8";
            case I32 -> "<i4";
            case I64 -> "<i8";
            case U8 -> "|u1";
            case BOOL -> "|b1";
        };
        int[] shape = array.shape();
        String dims = Arrays.toString(shape).replace("[", "(").replace("]", shape.length == 1 ? ",)" : ")");
        String dict = "{'descr': '" + descr + "', 'fortran_order': False, 'shape': " + dims + ", }";
        if (shape.length > 0) {
            dict += " ".repeat(GROWTH_DIGITS - String.valueOf(shape[0]).length());
        }
        int padding = 64 - (11 + dict.length()) % 64;
        byte[] header = (dict + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
        out.write(ByteBuffer.allocate(10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(MAGIC | 1L << 48)
                .putShort((short) header.length)
                .array());
        out.write(header);
        array.writeTo(out);
    }
}
