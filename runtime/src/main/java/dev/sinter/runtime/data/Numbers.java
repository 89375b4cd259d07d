package dev.sinter.runtime.data;

import dev.sinter.runtime.DType;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Arrays of numbers by dtype: made, and moved to and from raw bytes. Bool and u8 are {@code byte[]}. */
final class Numbers {
    /** The most numbers of one Java array. */
    static final int MOST = Integer.MAX_VALUE - 8;

    private static final int CHUNK = 1 << 16;

    private Numbers() {}

    static Object allocate(DType dtype, int count) {
        return switch (dtype) {
            case F32 -> new float[count];
            case F64 -> new double[count];
            case I32 -> new int[count];
            case I64 -> new long[count];
            case U8, BOOL -> new byte[count];
        };
    }

    /** Reads exactly {@code count} numbers. */
    static Object read(InputStream in, DType dtype, ByteOrder order, int count) throws IOException {
        if (dtype.bytes() == 1) {
            byte[] all = in.readNBytes(count);
            if (all.length < count) {
                throw new EOFException();
            }
            return all;
        }
        Object numbers = allocate(dtype, count);
        byte[] chunk = new byte[CHUNK];
        ByteBuffer buffer = ByteBuffer.wrap(chunk).order(order);
        int n;
        for (int i = 0; i < count; i += n) {
            n = Math.min(count - i, CHUNK / dtype.bytes());
            if (in.readNBytes(chunk, 0, n * dtype.bytes()) < n * dtype.bytes()) {
                throw new EOFException();
            }
            switch (dtype) {
                case F32 -> buffer.asFloatBuffer().get((float[]) numbers, i, n);
                case F64 -> buffer.asDoubleBuffer().get((double[]) numbers, i, n);
                case I32 -> buffer.asIntBuffer().get((int[]) numbers, i, n);
                default -> buffer.asLongBuffer().get((long[]) numbers, i, n);
            }
        }
        return numbers;
    }

    /** Writes them little-endian. */
    static void write(OutputStream out, DType dtype, Object numbers, int count) throws IOException {
        if (dtype.bytes() == 1) {
            out.write((byte[]) numbers);
            return;
        }
        byte[] chunk = new byte[(int) Math.min(CHUNK, Math.max(1L, count) * 8)];
        ByteBuffer buffer = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            switch (dtype) {
                // floatToIntBits, not its raw twin: one NaN only in files
                case F32 -> buffer.putInt(Float.floatToIntBits(((float[]) numbers)[i]));
                case F64 -> buffer.putLong(Double.doubleToLongBits(((double[]) numbers)[i]));
                case I32 -> buffer.putInt(((int[]) numbers)[i]);
                default -> buffer.putLong(((long[]) numbers)[i]);
            }
            if (!buffer.hasRemaining()) {
                out.write(chunk);
                buffer.clear();
            }
        }
        out.write(chunk, 0, buffer.position());
    }

    /** The same numbers in an array of another length; zeros behind. */
    static Object resize(DType dtype, Object numbers, int count) {
        return switch (dtype) {
            case F32 -> Arrays.copyOf((float[]) numbers, count);
            case F64 -> Arrays.copyOf((double[]) numbers, count);
            case I32 -> Arrays.copyOf((int[]) numbers, count);
            case I64 -> Arrays.copyOf((long[]) numbers, count);
            case U8, BOOL -> Arrays.copyOf((byte[]) numbers, count);
        };
    }
}
