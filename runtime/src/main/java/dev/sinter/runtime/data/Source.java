package dev.sinter.runtime.data;

import dev.sinter.runtime.DType;
import dev.sinter.runtime.FileException;
import dev.sinter.runtime.InvalidInputException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * An open data file as the readers see it: unpacked if its first bytes say gzip, whatever its name. It promises that no array
 * is made before it is known that the file holds the numbers for it.
 */
final class Source {
    private static final int BUFFER = 1 << 16;
    private static final long UNKNOWN = -1;

    private final Path path;
    private final InputStream in;
    private final long size;
    private long position;

    private Source(Path path, InputStream in, long size) {
        this.path = path;
        this.in = in;
        this.size = size;
    }

    /** What a format does with an open file. */
    interface Format<T> {
        T read(Source source) throws IOException;
    }

    /** Opens the file, reads it, closes it. Every failure comes out as a {@link FileException}. */
    static <T> T read(Path path, Format<T> format) {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(path), BUFFER)) {
            boolean packed = startsWith(file, 0x1F, 0x8B);
            long size = !packed && Files.isRegularFile(path) ? Files.size(path) : UNKNOWN;
            InputStream in = packed ? new BufferedInputStream(new GZIPInputStream(file, BUFFER), BUFFER) : file;
            return format.read(new Source(path, in, size));
        } catch (IOException e) {
            throw FileException.reading(path, e);
        } catch (FileException e) {
            throw e;
        } catch (InvalidInputException e) {
            throw new FileException(path.toString(), e.getMessage());
        }
    }

    private static boolean startsWith(InputStream in, int... bytes) throws IOException {
        in.mark(bytes.length);
        boolean same = true;
        for (int b : bytes) {
            same = same && in.read() == b;
        }
        in.reset();
        return same;
    }

    Path path() {
        return path;
    }

    /** The bytes that follow. */
    InputStream stream() {
        return in;
    }

    boolean startsWith(int... bytes) throws IOException {
        return startsWith(in, bytes);
    }

    /** Up to n bytes that follow, which stay unread. */
    byte[] peek(int n) throws IOException {
        in.mark(n);
        byte[] bytes = in.readNBytes(n);
        in.reset();
        return bytes;
    }

    /** The next n bytes, which belong to the header of the file. */
    byte[] header(int n) throws IOException {
        byte[] bytes = in.readNBytes(n);
        if (bytes.length < n) {
            throw new FileException(path.toString(), "cut short in its header; fetch the file again");
        }
        position += n;
        return bytes;
    }

    /** The numbers that must fill the rest of the file exactly. */
    NdArray rest(DType dtype, ByteOrder order, int... shape) throws IOException {
        long wanted = (long) NdArray.count(shape) * dtype.bytes();
        InputStream body = in;
        if (size != UNKNOWN) {
            checkLength(wanted, size - position, dtype, shape);
        } else {
            if (wanted > Numbers.MOST) {
                throw new FileException(
                        path.toString(), "holds " + wanted + " bytes packed; unpack a file of this size first");
            }
            // readNBytes grows as bytes arrive, so a header that promises too much costs nothing
            byte[] unpacked = in.readNBytes((int) wanted);
            checkLength(wanted, unpacked.length + (in.read() < 0 ? 0L : 1L), dtype, shape);
            if (dtype.bytes() == 1) {
                return NdArray.of(dtype, unpacked, shape);
            }
            body = new ByteArrayInputStream(unpacked);
        }
        return NdArray.read(body, dtype, order, shape);
    }

    private void checkLength(long wanted, long found, DType dtype, int[] shape) {
        if (found != wanted) {
            String type = NdArray.typeOf(dtype, shape);
            throw new FileException(
                    path.toString(),
                    found < wanted
                            ? "cut short: its header says " + type + ", " + wanted + " bytes, and " + found
                                    + " bytes follow; fetch the file again"
                            : "too long: its header says " + type + ", " + wanted
                                    + " bytes, and more follow; fetch the file again");
        }
    }
}
